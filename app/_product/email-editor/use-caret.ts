import { useCallback, useEffect, useRef, useState } from "react";
import { rangeIn } from "./use-merge-text";

/** The element of the canvas in which the words of a block are written. */
export function editableOf(blockId: string | null): HTMLElement | null {
  return blockId === null
    ? null
    : document.querySelector<HTMLElement>(`[data-block="${CSS.escape(blockId)}"] [contenteditable="true"]`);
}

/**
 * The caret of a block's words, kept while a menu has the keyboard; `marks` says what stands there. `run` puts the caret
 * back, does something with it and reports the change.
 */
export function useCaret(blockId: string | null) {
  const last = useRef<Range | null>(null);
  const [marks, setMarks] = useState({ bold: false, italic: false, href: "" });
  useEffect(() => {
    last.current = null;
    const look = () => {
      const range = rangeIn(editableOf(blockId));
      if (range === null) return;
      last.current = range;
      setMarks({
        bold: document.queryCommandState("bold"),
        italic: document.queryCommandState("italic"),
        href: linkAt(range)?.dataset.href ?? "",
      });
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [blockId]);
  const run = useCallback(
    (act: (range: Range, words: HTMLElement) => void) => {
      const words = editableOf(blockId);
      if (words === null) return;
      const range = last.current && words.contains(last.current.startContainer) ? last.current : endOf(words);
      words.focus();
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      act(range, words);
      words.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    [blockId],
  );
  return { marks, run };
}

/** The link that a range begins in. */
export function linkAt(range: Range): HTMLAnchorElement | null {
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  return element?.closest<HTMLAnchorElement>("a[data-href]:not(.v-button)") ?? null;
}

function endOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}
