"use client";
import { DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import { type GroupNode, groupModes } from "@/app/_product/segment-builder/builder-tree";
import { ChoiceSlot } from "@/app/_product/segment-builder/choice-slot";
import { ConditionRow, RowFault } from "@/app/_product/segment-builder/condition-row";
import { GroupFoot } from "@/app/_product/segment-builder/group-foot";
import { NodeMenu } from "@/app/_product/segment-builder/node-menu";
import { numberGroups } from "@/app/_product/segment-builder/number-groups";
import { RemainingCount } from "@/app/_product/segment-builder/remaining-count";
import { SortableNode } from "@/app/_product/segment-builder/sortable-node";
import { cx } from "@/app/_ui/cx";

type RuleGroupProps = {
  group: GroupNode;
  /** 1 for the rule itself. */
  depth: number;
  grip?: ReactNode;
};

/** Rows with かつ or または between them; groups inside lie on alternating grounds. */
export function RuleGroup({ group, depth, grip }: RuleGroupProps) {
  const t = useTranslations("segments.pages.builder");
  const { faults } = useBuilder();
  const isAnd = group.mode === "all" || group.mode === "not-all";
  const fault = faults.get(group.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be dragged and laid out as a row
    <div
      role="group"
      aria-label={depth === 1 ? t("label") : t("depth", { depth })}
      className={cx("rounded-lg border border-line p-3", depth % 2 === 0 ? "bg-sunken" : "bg-sheet")}
    >
      <GroupHead group={group} depth={depth} grip={grip} />
      {depth === 1 && group.children.length === 0 && (
        <p className="px-1 py-3 text-sm text-text-2">{t("emptyRoot")}</p>
      )}
      <SortableChildren group={group}>
        {group.children.map((child, no) => (
          <SortableNode key={child.id} id={child.id}>
            {(handle) => (
              <>
                {no > 0 && (
                  <p
                    className={cx("py-1 pl-9 text-xs", isAnd ? "text-text-2" : "font-bold text-accent-text")}
                  >
                    {t(isAnd ? "jointAnd" : "jointOr")}
                  </p>
                )}
                {child.kind === "condition" ? (
                  <ConditionRow node={child} grip={handle} />
                ) : (
                  <RuleGroup group={child} depth={depth + 1} grip={handle} />
                )}
              </>
            )}
          </SortableNode>
        ))}
      </SortableChildren>
      {fault !== undefined && <RowFault>{fault}</RowFault>}
      <GroupFoot group={group} depth={depth} />
    </div>
  );
}

function GroupHead({ group, depth, grip }: RuleGroupProps) {
  const t = useTranslations("segments.pages.builder");
  const { acts, tree, remaining } = useBuilder();
  const isPositive = group.mode === "all" || group.mode === "any";
  const pattern = depth === 1 ? "headRoot" : "headNested";
  const number = numberGroups(tree).get(group.id);
  const mode = (
    <ChoiceSlot
      label={t("modeLabel")}
      value={group.mode}
      options={groupModes.map((value) => ({
        value,
        label: t(`modes.${value}`),
        hint: t(`modeHints.${value}`),
      }))}
      onChange={(next) => {
        const chosen = groupModes.find((known) => known === next);
        if (chosen) acts.change({ ...group, mode: chosen });
      }}
    />
  );
  return (
    <div className="mb-2 flex items-center gap-2">
      {grip}
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1 text-sm">
        {t.rich(isPositive ? pattern : (`${pattern}Not` as const), { mode: () => mode })}
        {number !== undefined && (
          <span className="ml-2 text-text-3 text-xs">{t("groupNo", { no: number, depth })}</span>
        )}
      </div>
      {depth === 1 && remaining.size > 0 && (
        <span className="text-text-3 text-xs max-md:hidden">{t("remaining")}</span>
      )}
      {depth > 1 && <RemainingCount id={group.id} />}
      {depth > 1 && <NodeMenu node={group} />}
    </div>
  );
}

const dragFromPixels = 4;

function SortableChildren({ group, children }: { group: GroupNode; children: ReactNode }) {
  const t = useTranslations("segments.pages.builder");
  const { acts } = useBuilder();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: dragFromPixels } }),
  );
  const ids = group.children.map(({ id }) => id);
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over.id))];
    if (from >= 0 && to >= 0) acts.shift(String(active.id), to - from);
  };
  const announcements = {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: ({ over }: Pick<DragEndEvent, "over">) =>
      over ? t("moved", { to: ids.indexOf(String(over.id)) + 1 }) : undefined,
    onDragCancel: () => undefined,
  };
  return (
    <DndContext
      id={group.id}
      sensors={sensors}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: "" } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}
