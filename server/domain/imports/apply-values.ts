import type postgres from "postgres";
import type { FieldType, FieldValue } from "@/server/domain/contacts/schema";
import { textKey } from "@/server/domain/segments/pure/text-key";
import type { UpsertedRows } from "./upsert-rows";

type Definition = { id: string; key: string; type: FieldType };
type Value = {
  contactId: string;
  fieldId: string;
  textKey: string | null;
  number: number | null;
  day: string | null;
  flag: boolean | null;
};

/** Keeps the typed values, which conditions read, like the custom fields of the contacts that a batch made or changed. */
export async function applyValues(
  tx: postgres.TransactionSql,
  tenantId: string,
  { rows, touched }: UpsertedRows,
): Promise<void> {
  // Nobody can delete a field until the transaction ends.
  const definitions = await tx<Definition[]>`
    select id, key, type from contact_fields where tenant_id = ${tenantId} for key share`;
  const [fresh, known]: [Value[], Value[]] = [[], []];
  for (const { contactId, draft } of rows) {
    const now = touched.get(contactId);
    if (now === undefined) continue;
    const target = now.isNew ? fresh : known;
    for (const value of changedValues(contactId, draft.fields, now.fields, definitions)) target.push(value);
  }
  if (fresh.length > 0) await tx`${insertValues(tx, tenantId, fresh)}`;
  if (known.length > 0)
    await tx`${insertValues(tx, tenantId, known)}
      on conflict (tenant_id, contact_id, field_id) do update
        set text_key = excluded.text_key, number = excluded.number, day = excluded.day, flag = excluded.flag
        where (v.text_key, v.number, v.day, v.flag) is distinct from
          (excluded.text_key, excluded.number, excluded.day, excluded.flag)`;
}

function insertValues(tx: postgres.TransactionSql, tenantId: string, values: readonly Value[]) {
  const column = <Name extends keyof Value>(name: Name): Value[Name][] => values.map((value) => value[name]);
  return tx`
    insert into contact_values as v (tenant_id, contact_id, field_id, text_key, number, day, flag)
    select ${tenantId}, * from unnest(${column("contactId")}::uuid[], ${column("fieldId")}::uuid[],
      ${column("textKey") as string[]}::text[], ${column("number") as number[]}::float8[],
      ${column("day") as string[]}::text[]::date[], ${column("flag") as boolean[]}::bool[])`;
}

/** What the row says and the contact has taken; with `fill-empty` it may have kept its own. */
const changedValues = (
  contactId: string,
  given: Readonly<Record<string, FieldValue>>,
  now: Readonly<Record<string, FieldValue>>,
  definitions: readonly Definition[],
): Value[] =>
  definitions.flatMap(({ id, key, type }) => {
    const value = given[key];
    if (value === undefined || value !== now[key]) return [];
    return [
      {
        contactId,
        fieldId: id,
        textKey: type === "text" ? textKey(String(value)) : null,
        number: typeof value === "number" ? value : null,
        day: type === "date" ? String(value) : null,
        flag: typeof value === "boolean" ? value : null,
      },
    ];
  });
