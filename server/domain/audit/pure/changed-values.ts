type Values = Readonly<Record<string, unknown>>;

/**
 * What changed between two states of a row, for the audit log.
 *
 * @param told the fields whose values may stand in the log: none that holds words of mails or data of people
 * @returns only the fields that differ; nothing when none does
 */
export function changedValues<Row extends Values>(
  before: Row,
  after: { readonly [Field in keyof Row]?: Row[Field] | undefined },
  told: readonly (keyof Row & string)[],
): { before?: Values; after?: Values } {
  const changed = told.filter(
    (field) => after[field] !== undefined && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (changed.length === 0) return {};
  const of = (row: typeof after) => Object.fromEntries(changed.map((field) => [field, row[field]]));
  return { before: of(before), after: of(after) };
}
