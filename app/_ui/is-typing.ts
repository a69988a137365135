/**
 * Is this key part of writing, and so no shortcut? True in fields and editors, inside an open menu or dialog, and while
 * an input method converts (`isComposing`; keyCode 229 is how Safari reports the Enter that ends a conversion).
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      "input, textarea, select, [role=menu], [role=listbox], [role=dialog], [role=alertdialog]",
    ) !== null
  );
}
