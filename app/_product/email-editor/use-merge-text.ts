import {
  type ClipboardEvent,
  type CompositionEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { MergeField } from "@/server/domain/templates/schema";
import { chipMarkup, textWithChips } from "./merge-chips";
import type { LabelOf } from "./merge-tags";
import { deleteChipAtCaret, insertChip, makeCaretRoom, readText } from "./read-editable";
import { useMergeLabels } from "./use-merge-labels";

type MergeText = {
  value: string;
  onChange: (value: string) => void;
  mergeFields: readonly MergeField[];
  multiline?: boolean | undefined;
};

/**
 * Keeps an editable element and a text with merge tags alike. The element is written only when it says something else
 * than the text, so that typing never loses its caret.
 */
export function useMergeText(
  box: RefObject<HTMLDivElement | null>,
  { value, onChange, mergeFields, multiline }: MergeText,
) {
  const labelOf = useMergeLabels(mergeFields);
  const remembered = useRef<Range | null>(null);
  const shownLabels = useRef<LabelOf | null>(null);
  const [served] = useState(() => textWithChips(value, labelOf));
  const write = (text: string) => {
    if (!box.current) return;
    box.current.innerHTML = textWithChips(text, labelOf);
    makeCaretRoom(box.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: write is made of the two
  useLayoutEffect(() => {
    if (!box.current) return;
    if (shownLabels.current === labelOf && readText(box.current) === value) return;
    shownLabels.current = labelOf;
    write(value);
  }, [value, labelOf]);
  const report = () => {
    if (!box.current) return;
    const text = readText(box.current);
    onChange(multiline ? text : text.replace(/\s*\n\s*/g, " "));
  };
  const insert = (path: string) => {
    const last = remembered.current;
    const range = last && box.current?.contains(last.startContainer) ? last : endOf(box.current);
    if (!range) return;
    box.current?.focus();
    insertChip(range, chipMarkup({ path, fallback: "" }, labelOf));
    report();
  };
  return {
    /** What stands in the element as the page is served; the rest is written into it. */
    served,
    insert,
    onInput: (event: FormEvent) => {
      if (!(event.nativeEvent as InputEvent).isComposing) report();
    },
    onCompositionEnd: (_: CompositionEvent) => report(),
    onBlur: () => {
      remembered.current = rangeIn(box.current);
      // A tag that was typed or pasted becomes a chip; else nothing is touched, and the place is remembered.
      if (
        [...(box.current?.childNodes ?? [])].some(
          (node) => node.nodeName === "#text" && node.textContent?.includes("{{"),
        )
      )
        write(value);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && !multiline) event.preventDefault();
      if (event.key === "Backspace" || event.key === "Delete") {
        const direction = event.key === "Backspace" ? "backward" : "forward";
        if (box.current && deleteChipAtCaret(box.current, direction)) event.preventDefault();
      }
    },
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
      document.execCommand("insertText", false, multiline ? text : text.replace(/\s*\n\s*/g, " "));
    },
  };
}

/** Where the caret is in the element; null when it is elsewhere. */
export function rangeIn(element: HTMLElement | null): Range | null {
  const selection = window.getSelection();
  if (!element || !selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
}

function endOf(element: HTMLElement | null): Range | null {
  if (!element) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}
