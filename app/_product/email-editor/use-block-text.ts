import type { ClipboardEvent, DragEvent, FormEvent, KeyboardEvent } from "react";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { changeBlock } from "./block-operations";
import type { DesignEdit } from "./edit-design";
import { deleteChipAtCaret, readMarkup } from "./read-editable";

type BlockText = {
  block: DesignBlock;
  /** The element that is written in. */
  holder: () => HTMLElement | null;
  apply: (edit: DesignEdit, key?: string) => void;
};

const places = { text: "block", heading: "heading", button: "label" } as const;

function withText(block: DesignBlock, text: string): DesignBlock {
  if (block.type === "text") return { ...block, values: { ...block.values, text } };
  if (block.type === "heading") return { ...block, values: { ...block.values, text } };
  if (block.type === "button") return { ...block, values: { ...block.values, text } };
  return block;
}

/** Handlers of an editable block: what is written is stored sanitised, words are pasted without their looks. */
export function useBlockText({ block, holder, apply }: BlockText) {
  const report = () => {
    const box = holder();
    const id = block.id ?? "";
    if (box === null || !(block.type in places)) return;
    const text = readMarkup(box, places[block.type as keyof typeof places]);
    // What browsers leave behind of the last word would hide the hint of what to write.
    if (text === "" && box.hasChildNodes()) box.replaceChildren();
    apply((design) => changeBlock(design, id, (old) => withText(old, text)), `words:${id}`);
  };
  return {
    onInput: (event: FormEvent) => {
      if (!(event.nativeEvent as InputEvent).isComposing) report();
    },
    onCompositionEnd: report,
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
      document.execCommand(
        "insertText",
        false,
        block.type === "text" ? text : text.replace(/\s*\n\s*/g, " "),
      );
    },
    onDrop: (event: DragEvent) => event.preventDefault(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && block.type !== "text") {
        event.preventDefault();
        if (block.type === "heading") document.execCommand("insertLineBreak");
      }
      if (event.key === "Backspace" || event.key === "Delete") {
        const box = holder();
        const direction = event.key === "Backspace" ? "backward" : "forward";
        if (box && deleteChipAtCaret(box, direction)) event.preventDefault();
      }
    },
  };
}
