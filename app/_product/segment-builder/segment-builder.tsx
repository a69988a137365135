"use client";
import { useEffect } from "react";
import { type Builder, BuilderContext } from "@/app/_product/segment-builder/builder-context";
import { RuleGroup } from "@/app/_product/segment-builder/rule-group";

/**
 * A rule as rows of words: groups, joints, what is left after each row. Its state is `useSegmentTree`; ⌘Z and ⇧⌘Z go back
 * and forth unless something is being typed.
 */
export function SegmentBuilder(builder: Builder) {
  const { acts, fresh } = builder;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      if (event.key.toLowerCase() !== "z") return;
      // A field being written has an undo of its own.
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, [role=dialog]"))
        return;
      event.preventDefault();
      if (event.shiftKey) acts.redo();
      else acts.undo();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [acts]);
  useEffect(() => {
    if (fresh !== null) acts.settle();
  }, [fresh, acts]);
  return (
    <BuilderContext value={builder}>
      <RuleGroup group={builder.tree} depth={1} />
    </BuilderContext>
  );
}
