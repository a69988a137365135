/**
 * Where the focus goes when a dialog opens: its first field, else the dialog itself, so that the first Tab is the first
 * control and no icon's tooltip pops up by itself. For Radix's onOpenAutoFocus.
 */
export function focusFirstField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const field = event.currentTarget.querySelector<HTMLElement>(
    "input, textarea, select, [role=combobox], [role=radio]",
  );
  (field ?? event.currentTarget).focus();
}
