import type postgres from "postgres";
import { mostTags } from "@/server/domain/tags/schema";
import { DomainError } from "@/server/platform/errors";
import type { ImportJob } from "./load-import-job";
import type { AcceptedRow } from "./pure/staging-line";

/**
 * Puts the tags of the staged rows on their contacts, and the import's own tag on all of them.
 *
 * @param touched contacts that this batch counts as new or changed already
 * @returns `contactsChanged`: how many others got a tag that their row names
 * @throws CONFLICT the tenant would have more tags than one can
 */
export async function applyTags(
  tx: postgres.TransactionSql,
  { tenantId, importId, options: { tagName } }: ImportJob,
  rows: readonly AcceptedRow[],
  touched: readonly string[],
): Promise<{ tagsAdded: number; contactsChanged: number }> {
  const names = [...new Set(rows.flatMap(({ draft }) => draft.tags))].sort();
  const ofRows = await addTags(tx, [tenantId, importId, names], "s.contact->'tags' ? t.name");
  const ofImport = await addTags(tx, [tenantId, importId, tagName === null ? [] : [tagName]], "true");
  const known = new Set(touched);
  const others = new Set(ofRows.filter((contactId) => !known.has(contactId)));
  return { tagsAdded: ofRows.length + ofImport.length, contactsChanged: others.size };
}

/** @returns the contact of each tag that was added */
async function addTags(
  tx: postgres.TransactionSql,
  params: readonly [tenantId: string, importId: string, names: readonly string[]],
  condition: string,
): Promise<string[]> {
  const [tenantId, , names] = params;
  if (names.length === 0) return [];
  await makeTags(tx, tenantId, names);
  const added = await tx.unsafe<{ contactId: string }[]>(
    `insert into contact_tags (tenant_id, tag_id, contact_id)
     select c.tenant_id, t.id, c.id
     from staging_import s
     join contacts c on c.tenant_id = s.tenant and c.email_key = s.email_key
     join tags t on t.tenant_id = s.tenant and t.name = any($3::text[]) and ${condition}
     where s.tenant = $1 and s.import_id = $2
     on conflict do nothing
     returning contact_id "contactId"`,
    [...params] as postgres.ParameterOrJSON<never>[],
  );
  return added.map(({ contactId }) => contactId);
}

async function makeTags(
  tx: postgres.TransactionSql,
  tenantId: string,
  names: readonly string[],
): Promise<void> {
  const made = await tx`
    insert into tags (tenant_id, name) select ${tenantId}, unnest(${names as string[]}::text[]) on conflict do nothing`;
  if (made.count === 0) return;
  const [held] = await tx<{ tags: number }[]>`
    select count(*)::int tags from tags where tenant_id = ${tenantId}`;
  if ((held?.tags ?? 0) > mostTags) throw new DomainError("CONFLICT", "tags.tooMany", { limit: mostTags });
}
