import type postgres from "postgres";
import { bucketSql } from "@/server/domain/contacts/bucket-sql";
import type { FieldValue } from "@/server/domain/contacts/schema";
import type { ImportJob } from "./load-import-job";
import { givenSql, mergeSql, profileColumns } from "./pure/merge-sql";
import type { AcceptedRow } from "./pure/staging-line";
import { stageRows, unstageRows } from "./stage-rows";

/** A row whose contact is there now. */
export type KeptRow = AcceptedRow & { contactId: string };
export type UpsertedRows = {
  rows: KeptRow[];
  /** New and changed contacts, with their custom fields as they are now. */
  touched: Map<string, { isNew: boolean; fields: Readonly<Record<string, FieldValue>> }>;
  namesChanged: number;
};

/** Makes and changes the contacts of a batch, through `staging_import`. */
export async function upsertRows(
  tx: postgres.TransactionSql,
  job: ImportJob,
  accepted: readonly AcceptedRow[],
): Promise<UpsertedRows> {
  const { tenantId, importId } = job;
  await stageRows(tx, job, accepted);
  const upserted = await tx.unsafe<
    { id: string; emailKey: string; isNew: boolean; isRenamed: boolean; fields: Record<string, FieldValue> }[]
  >(upsertSql(job.options.mode), [tenantId, importId] as postgres.ParameterOrJSON<never>[]);
  await unstageRows(tx, job);
  const ids = new Map(upserted.map(({ emailKey, id }) => [emailKey, id]));
  const alike = accepted.flatMap(({ draft }) => (ids.has(draft.emailKey) ? [] : [draft.emailKey]));
  for (const { id, emailKey } of await findContacts(tx, tenantId, alike)) ids.set(emailKey, id);
  return {
    rows: accepted.flatMap((row) => {
      const contactId = ids.get(row.draft.emailKey);
      return contactId === undefined ? [] : [{ ...row, contactId }];
    }),
    touched: new Map(upserted.map(({ id, isNew, fields }) => [id, { isNew, fields }])),
    namesChanged: upserted.filter(({ isRenamed }) => isRenamed).length,
  };
}

const findContacts = (tx: postgres.TransactionSql, tenantId: string, emailKeys: readonly string[]) =>
  emailKeys.length === 0
    ? []
    : tx<{ id: string; emailKey: string }[]>`
        select id, email_key "emailKey" from contacts
        where tenant_id = ${tenantId} and email_key = any(${emailKeys as string[]}::text[])`;

/**
 * Gives back only what is new or changed. In the order of keys: two imports that meet in the same people wait for each other
 * instead of locking up.
 */
function upsertSql(mode: ImportJob["options"]["mode"]): string {
  const { set, isChanged } = mergeSql(mode, (column) => `excluded.${column}`);
  const columns = profileColumns.map(({ column }) => column).join(", ");
  const given = profileColumns.map(({ attribute }) => givenSql(attribute)).join(", ");
  return `
    with fresh as materialized (
      select s.*, uuidv7() id from (
        select * from staging_import where tenant = $1 and import_id = $2 order by email_key) s
    )
    insert into contacts as c (tenant_id, id, email, email_key, address_hash, domain, bucket, fields, ${columns})
    select s.tenant, s.id, s.contact->>'email', s.email_key, s.address_hash, s.contact->>'domain',
      ${bucketSql("s.tenant", "s.id")}, s.contact->'fields', ${given}
    from fresh s
    on conflict (tenant_id, email_key) do update
      set updated_at = now(), ${set.map(({ column, value }) => `${column} = ${value}`).join(", ")}
      where ${isChanged}
    returning new.id, new.email_key "emailKey", new.fields, old.id is null "isNew",
      old.id is not null and ((old.family_name <> '' and old.family_name <> new.family_name)
        or (old.given_name <> '' and old.given_name <> new.given_name)) "isRenamed"`;
}
