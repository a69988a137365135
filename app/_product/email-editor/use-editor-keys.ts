import type { KeyboardEvent } from "react";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { duplicateBlock, removeBlock } from "./block-operations";
import type { DesignEdit } from "./edit-design";
import { afterRemoval, type EditorSelection, neighbour } from "./editor-selection";
import { duplicateRow, removeRow, stepRow } from "./row-operations";
import { stepBlock } from "./step-block";
import { editableOf } from "./use-caret";

type EditorKeys = {
  design: UnlayerDesign | null;
  selection: EditorSelection;
  focus: (selection: EditorSelection) => void;
  apply: (edit: DesignEdit) => void;
  undo: () => void;
  redo: () => void;
};

const ownKeys =
  "input, textarea, select, [role=menu], [role=listbox], [role=dialog], [data-mail-text], [cmdk-root]";

/**
 * The keys of the builder: ⌘Z ⇧⌘Z ⌘Y, ⌘D, ⌥↑ ⌥↓, Delete, arrows, Enter and Esc. Nothing is done while an input method
 * converts, in fields, and in menus.
 */
export function useEditorKeys({ design, selection, focus, apply, undo, redo }: EditorKeys) {
  const act = (row: (id: string) => DesignEdit, block: (id: string) => DesignEdit, stay: boolean) => {
    if (selection === null) return;
    apply((selection.kind === "row" ? row : block)(selection.id));
    if (stay) focus(selection);
  };
  const step = (by: -1 | 1) =>
    act(
      (id) => (now) => stepRow(now, id, by),
      (id) => (now) => stepBlock(now, id, by),
      true,
    );
  const always: Readonly<Record<string, () => void>> = {
    "mod+z": undo,
    "mod+shift+z": redo,
    "mod+y": redo,
    "mod+d": () =>
      act(
        (id) => (now) => duplicateRow(now, id),
        (id) => (now) => duplicateBlock(now, id),
        false,
      ),
    "alt+arrowup": () => step(-1),
    "alt+arrowdown": () => step(1),
  };
  const remove = () => {
    const next = design && afterRemoval(design, selection);
    act(
      (id) => (now) => removeRow(now, id),
      (id) => (now) => removeBlock(now, id),
      false,
    );
    if (next) focus(next);
  };
  const walk = (by: -1 | 1) => {
    const next = design && selection?.kind === "block" ? neighbour(design, selection.id, by) : null;
    if (next !== null) focus({ kind: "block", id: next });
  };
  const outsideWords: Readonly<Record<string, () => void>> = {
    delete: remove,
    backspace: remove,
    arrowup: () => walk(-1),
    arrowdown: () => walk(1),
    enter: () => editableOf(selection?.kind === "block" ? selection.id : null)?.focus(),
    escape: () => focus(null),
  };
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target.closest(ownKeys)) return;
    const name = keyName(event);
    const writing = target.isContentEditable;
    const isItself = target.matches("[data-block], [data-row-of-mail]");
    const handler =
      always[name] ??
      (writing
        ? name === "escape"
          ? () => focus(selection)
          : undefined
        : isItself
          ? outsideWords[name]
          : undefined);
    if (!handler) return;
    event.preventDefault();
    handler();
  };
}

function keyName(event: KeyboardEvent): string {
  return [
    (event.metaKey || event.ctrlKey) && "mod",
    event.altKey && "alt",
    event.shiftKey && "shift",
    event.key.toLowerCase(),
  ]
    .filter(Boolean)
    .join("+");
}
