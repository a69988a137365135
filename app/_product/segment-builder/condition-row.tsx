"use client";
import { TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import type { ConditionNode } from "@/app/_product/segment-builder/builder-tree";
import { chipClass } from "@/app/_product/segment-builder/chip-class";
import { ConditionPicker } from "@/app/_product/segment-builder/condition-picker";
import { ConditionSentence } from "@/app/_product/segment-builder/condition-sentence";
import { NodeMenu } from "@/app/_product/segment-builder/node-menu";
import { RemainingCount } from "@/app/_product/segment-builder/remaining-count";
import { useSubjectName } from "@/app/_product/segment-builder/use-subject-name";
import { cx } from "@/app/_ui/cx";

/** One condition: grip, sentence, who is left, menu. */
export function ConditionRow({ node, grip }: { node: ConditionNode; grip: ReactNode }) {
  const { acts, catalogue, faults, fresh } = useBuilder();
  const nameOf = useSubjectName(catalogue);
  const row = useRef<HTMLDivElement>(null);
  const fault = faults.get(node.id);
  const isFresh = fresh === node.id;
  useEffect(() => {
    if (!isFresh) return;
    // The subject comes first; what is to be filled in stands behind it.
    row.current
      ?.querySelector<HTMLElement>("[data-sentence] :is(input, button):not([data-subject])")
      ?.focus();
  }, [isFresh]);
  const subject = (
    <ConditionPicker
      catalogue={catalogue}
      onPick={(condition) => acts.change({ ...node, condition })}
      trigger={
        <button type="button" data-subject="" className={cx(chipClass, "font-medium")}>
          <span className="truncate">{nameOf(node.condition)}</span>
        </button>
      }
    />
  );
  return (
    <div
      ref={row}
      className={cx(
        "rounded-md border bg-sheet px-3 py-2 focus-within:border-accent-line focus-within:shadow-[0_0_0_3px_var(--hk-accent-soft)]",
        fault === undefined ? "border-line" : "border-warning",
      )}
    >
      <div className="flex items-center gap-2">
        {grip}
        <div
          data-sentence=""
          className="flex min-w-0 flex-1 flex-wrap items-center gap-1 text-sm text-text-2"
        >
          <ConditionSentence
            condition={node.condition}
            catalogue={catalogue}
            subject={subject}
            invalid={fault !== undefined}
            fresh={isFresh}
            onChange={(condition) => acts.change({ ...node, condition })}
          />
        </div>
        <RemainingCount id={node.id} />
        <NodeMenu node={node} />
      </div>
      {fault !== undefined && <RowFault>{fault}</RowFault>}
    </div>
  );
}

/** What is missing in a row or group, and how to put it right. */
export function RowFault({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1.5 flex gap-1.5 pl-6 text-warning-text text-xs">
      <TriangleAlert className="mt-px size-3.5" />
      <span>{children}</span>
    </p>
  );
}
