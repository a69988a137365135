import type postgres from "postgres";
import { bucketSql } from "@/server/domain/contacts/bucket-sql";
import type { ImportJob } from "./load-import-job";
import { givenSql, mergeSql, profileColumns } from "./pure/merge-sql";

export type TouchedContacts = {
  rowsNew: number;
  rowsChanged: number;
  namesChanged: number;
  /** New and changed. */
  ids: string[];
};

/** Makes and changes the contacts of the staged rows, and the typed values that conditions read. */
export async function upsertRows(
  tx: postgres.TransactionSql,
  { tenantId, importId, options: { mode } }: ImportJob,
): Promise<TouchedContacts> {
  const { set, isChanged } = mergeSql(mode, (column) => `excluded.${column}`);
  const columns = profileColumns.map(({ column }) => column).join(", ");
  const given = profileColumns.map(({ attribute }) => givenSql(attribute)).join(", ");
  const ids = [tenantId, importId] as postgres.ParameterOrJSON<never>[];
  // In the order of keys: two imports that meet in the same people wait for each other instead of locking up.
  const touched = await tx.unsafe<{ id: string; isNew: boolean; isRenamed: boolean }[]>(
    `with fresh as materialized (
       select s.*, uuidv7() id from (
         select * from staging_import where tenant = $1 and import_id = $2 order by email_key) s
     )
     insert into contacts as c (tenant_id, id, email, email_key, address_hash, domain, bucket, fields, ${columns})
     select s.tenant, s.id, s.contact->>'email', s.email_key, s.address_hash, s.contact->>'domain',
       ${bucketSql("s.tenant", "s.id")}, s.contact->'fields', ${given}
     from fresh s
     on conflict (tenant_id, email_key) do update set updated_at = now(), ${set.map(({ column, value }) => `${column} = ${value}`).join(", ")}
     where ${isChanged}
     returning new.id, old.id is null "isNew",
       old.id is not null and ((old.family_name <> '' and old.family_name <> new.family_name)
         or (old.given_name <> '' and old.given_name <> new.given_name)) "isRenamed"`,
    ids,
  );
  const touchedIds = touched.map(({ id }) => id);
  await tx.unsafe(valuesSql(mode), [...ids, touchedIds] as postgres.ParameterOrJSON<never>[]);
  const rowsNew = touched.filter(({ isNew }) => isNew).length;
  return {
    rowsNew,
    rowsChanged: touched.length - rowsNew,
    namesChanged: touched.filter(({ isRenamed }) => isRenamed).length,
    ids: touchedIds,
  };
}

/** A value that a contact kept against the file (`fill-empty`) is left as it is. */
const valuesSql = (mode: ImportJob["options"]["mode"]): string =>
  `insert into contact_values as v (tenant_id, contact_id, field_id, text_key, number, day, flag)
   select c.tenant_id, c.id, f.id,
     case f.type when 'text' then s.contact->'textKeys'->>given.key end,
     case f.type when 'number' then (given.value #>> '{}')::float8 end,
     case f.type when 'date' then (given.value #>> '{}')::date end,
     case f.type when 'boolean' then (given.value #>> '{}')::boolean end
   from unnest($3::uuid[]) touched(id)
   join contacts c on c.tenant_id = $1 and c.id = touched.id
   join staging_import s on s.tenant = $1 and s.import_id = $2 and s.email_key = c.email_key
   cross join lateral jsonb_each(s.contact->'fields') given
   join contact_fields f on f.tenant_id = $1 and f.key = given.key
   ${mode === "fill-empty" ? "where c.fields->given.key = given.value" : ""}
   on conflict (tenant_id, contact_id, field_id) do update
     set text_key = excluded.text_key, number = excluded.number, day = excluded.day, flag = excluded.flag
     where (v.text_key, v.number, v.day, v.flag) is distinct from
       (excluded.text_key, excluded.number, excluded.day, excluded.flag)`;
