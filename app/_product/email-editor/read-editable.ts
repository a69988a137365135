import { type MarkupPlace, sanitiseHtml } from "@/server/domain/templates/pure/sanitise-html";
import { chipAttribute } from "./merge-chips";

/** Gives the caret a place beside a chip; never stored. */
const caretRoom = "\ufeff";

/** What stands in an editable part of the canvas, as markup to store: chips are tags again, the rest sanitised. */
export function readMarkup(root: HTMLElement, place: MarkupPlace): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const chip of copy.querySelectorAll(`[${chipAttribute}]`)) {
    chip.replaceWith(document.createTextNode(chip.getAttribute(chipAttribute) ?? ""));
  }
  for (const link of copy.querySelectorAll("a[data-href]")) {
    link.setAttribute("href", link.getAttribute("data-href") ?? "");
    link.removeAttribute("data-href");
  }
  const markup = sanitiseHtml(copy.innerHTML.replaceAll(caretRoom, ""), place).replace(
    /^[ \t\r\n]+|[ \t\r\n]+$/g,
    "",
  );
  return /^(?:<\/?(?:p|div|br|span)\b[^<>]*>|\s)*$/.test(markup) ? "" : markup;
}

/** What stands in an editable field of plain text: chips are tags again, breaks are line feeds. */
export function readText(root: HTMLElement): string {
  let text = "";
  const walk = (node: Node) => {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLElement) {
      const tag = node.getAttribute(chipAttribute);
      if (tag !== null) text += tag;
      else if (node.tagName === "BR") text += "\n";
      else {
        if (/^(?:DIV|P)$/.test(node.tagName) && text !== "" && !text.endsWith("\n")) text += "\n";
        node.childNodes.forEach(walk);
      }
    }
  };
  root.childNodes.forEach(walk);
  return text.replaceAll(caretRoom, "").replaceAll("\u00a0", " ").replace(/\n$/, "");
}

/** Puts room for the caret beside each chip that has no text there. */
export function makeCaretRoom(root: HTMLElement): void {
  for (const chip of root.querySelectorAll(`[${chipAttribute}]`)) {
    if (!(chip.nextSibling instanceof Text)) chip.after(caretRoom);
    if (!(chip.previousSibling instanceof Text)) chip.before(caretRoom);
  }
}

/** Puts a chip where the caret is, in place of what is selected, and the caret behind it. */
export function insertChip(range: Range, markup: string): void {
  range.deleteContents();
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  const chip = holder.content.firstElementChild;
  if (chip === null) return;
  range.insertNode(chip);
  const room = document.createTextNode(caretRoom);
  chip.after(room);
  const selection = window.getSelection();
  selection?.collapse(room, 1);
}

/**
 * Takes a chip out together with the room beside it, when the caret stands right behind (or before) it: otherwise the
 * first press would seem to do nothing.
 *
 * @returns whether there was one
 */
export function deleteChipAtCaret(root: HTMLElement, direction: "backward" | "forward"): boolean {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !(node instanceof Text) || !root.contains(node)) return false;
  const offset = selection.anchorOffset;
  const passed = direction === "backward" ? node.data.slice(0, offset) : node.data.slice(offset);
  if (passed.replaceAll(caretRoom, "") !== "") return false;
  const chip = direction === "backward" ? node.previousSibling : node.nextSibling;
  if (!(chip instanceof HTMLElement) || !chip.hasAttribute(chipAttribute)) return false;
  chip.remove();
  root.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "deleteContentBackward" }));
  return true;
}
