/** Values by merge path, `contact.family_name` or `contact.fields.rank`, as text ready to be read. */
export type MergeValues = Readonly<Record<string, string | null | undefined>>;

/** The value for a slot, or its fallback when the value is missing or blank (spaces of any width). */
export function mergeValue(
  slot: { readonly path: string; readonly fallback: string },
  values: MergeValues,
): string {
  const value = Object.hasOwn(values, slot.path) ? values[slot.path] : undefined;
  return value === undefined || value === null || value.trim() === "" ? slot.fallback : value;
}
