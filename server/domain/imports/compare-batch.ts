import type postgres from "postgres";
import { workerSql } from "@/db/client";
import { maskAddress } from "@/server/domain/contacts/pure/mask-address";
import { givenSql, mergeSql, profileColumns } from "./pure/merge-sql";
import type { AcceptedRow } from "./pure/staging-line";
import type { ImportForecast, ImportMode, NameExample } from "./schema";
import { stageRows, unstageRows } from "./stage-rows";

export type Comparison = Pick<
  ImportForecast,
  "rowsNew" | "rowsChanged" | "rowsUnchanged" | "namesChanged" | "nameExamples"
>;

const givenByColumn = new Map(profileColumns.map(({ attribute, column }) => [column, givenSql(attribute)]));
const given = (column: string) => givenByColumn.get(column) ?? "(s.contact->'fields')";

/**
 * What importing these rows now would do to the contacts that are there. Changes nothing.
 *
 * @param examplesWanted how many people whose names would change are to be shown
 */
export async function compareBatch(
  ids: { tenantId: string; importId: string },
  rows: readonly AcceptedRow[],
  mode: ImportMode,
  examplesWanted: number,
): Promise<Comparison> {
  if (rows.length === 0)
    return { rowsNew: 0, rowsChanged: 0, rowsUnchanged: 0, namesChanged: 0, nameExamples: [] };
  const { isChanged, isNameChanged } = mergeSql(mode, given);
  return workerSql().begin(async (tx) => {
    await stageRows(tx, ids, rows);
    const [found] = await tx.unsafe<Record<string, number>[]>(
      `select count(*)::int total, count(c.id)::int known,
         (count(*) filter (where c.id is not null and (${isChanged} or ${hasNewTag})))::int changed,
         (count(*) filter (where c.id is not null and (${isNameChanged})))::int names
       from staging_import s left join contacts c on c.tenant_id = s.tenant and c.email_key = s.email_key
       where s.tenant = $1 and s.import_id = $2`,
      [ids.tenantId, ids.importId] as postgres.ParameterOrJSON<never>[],
    );
    const { total = 0, known = 0, changed = 0, names = 0 } = found ?? {};
    const nameExamples =
      names > 0 && examplesWanted > 0 ? await readExamples(tx, ids, mode, examplesWanted) : [];
    await unstageRows(tx, ids);
    return {
      rowsNew: total - known,
      rowsChanged: changed,
      rowsUnchanged: known - changed,
      namesChanged: names,
      nameExamples,
    };
  });
}

type Renamed = Record<"email" | "familyBefore" | "givenBefore" | "familyAfter" | "givenAfter", string> & {
  row: number;
};

async function readExamples(
  tx: postgres.TransactionSql,
  ids: { tenantId: string; importId: string },
  mode: ImportMode,
  wanted: number,
): Promise<NameExample[]> {
  const { set, isNameChanged } = mergeSql(mode, given);
  const after = (column: string) => set.find((one) => one.column === column)?.value ?? `c.${column}`;
  const rows = await tx.unsafe<Renamed[]>(
    `select s."row"::int "row", c.email, c.family_name "familyBefore", c.given_name "givenBefore",
       ${after("family_name")} "familyAfter", ${after("given_name")} "givenAfter"
     from staging_import s join contacts c on c.tenant_id = s.tenant and c.email_key = s.email_key
     where s.tenant = $1 and s.import_id = $2 and (${isNameChanged})
     order by s."row" limit ${wanted}`,
    [ids.tenantId, ids.importId] as postgres.ParameterOrJSON<never>[],
  );
  return rows.map((one) => ({
    row: one.row,
    address: maskAddress(one.email),
    before: { familyName: one.familyBefore, givenName: one.givenBefore },
    after: { familyName: one.familyAfter, givenName: one.givenAfter },
  }));
}

/** A tag of the row that its contact has not. */
const hasNewTag = `exists (
  select from jsonb_array_elements_text(s.contact->'tags') word
  where not exists (
    select from tags t join contact_tags ct on ct.tenant_id = t.tenant_id and ct.tag_id = t.id and ct.contact_id = c.id
    where t.tenant_id = s.tenant and t.name = word.value))`;
