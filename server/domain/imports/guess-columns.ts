import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import { normaliseText } from "@/server/domain/contacts/pure/normalise-text";
import type { Context } from "@/server/platform/context";
import { type GuessedColumn, guessMapping } from "./pure/guess-mapping";
import { matchFields } from "./pure/match-fields";
import type { FileHead } from "./read-head";
import type { ImportOptions } from "./schema";

export type Guess = {
  columns: GuessedColumn[];
  /** As stored: column number → target. */
  mapping: Record<string, string>;
  newFields: ImportOptions["newFields"];
};

const shown = ({ key, label }: { key: string; label: string }) =>
  normaliseText(label).slice(0, 60).trim() || key;

/** Where the columns of a file probably go, among the fields that the tenant has. */
export async function guessColumns(
  tx: Transaction,
  context: Context,
  { headers, rows }: Pick<FileHead, "headers" | "rows">,
): Promise<Guess> {
  const definitions = await tx
    .select({ key: contactFields.key, type: contactFields.type, label: contactFields.label })
    .from(contactFields)
    .where(ofTenant(contactFields, context));
  const samples = rows.map(({ cells }) => cells);
  const columns = matchFields(guessMapping(headers ?? [], samples), definitions);
  const used = columns.filter(({ target }) => target !== "ignore");
  return {
    columns,
    mapping: Object.fromEntries(used.map(({ index, target }) => [String(index), target])),
    newFields: Object.fromEntries(
      used.flatMap(({ newField }) =>
        newField ? [[newField.key, { label: shown(newField), type: newField.type }]] : [],
      ),
    ),
  };
}
