import type postgres from "postgres";
import { mostTags } from "@/server/domain/tags/schema";
import { DomainError } from "@/server/platform/errors";
import type { UpsertedRows } from "./upsert-rows";

type Pair = { name: string; contactId: string };

/**
 * Puts the tags of rows on their contacts, and the import's own tag on all of them.
 *
 * @returns `contactsChanged`: how many, beside those that the batch counts as new or changed, got a tag that their row names
 * @throws CONFLICT the tenant would have more tags than one can
 */
export async function applyTags(
  tx: postgres.TransactionSql,
  tenantId: string,
  { rows, touched }: UpsertedRows,
  tagName: string | null,
): Promise<{ tagsAdded: number; contactsChanged: number }> {
  const ofRows = rows.flatMap(({ contactId, draft }) => draft.tags.map((name) => ({ name, contactId })));
  const ofImport = tagName === null ? [] : rows.map(({ contactId }) => ({ name: tagName, contactId }));
  const named = await addTags(tx, tenantId, ofRows);
  const marked = await addTags(tx, tenantId, ofImport);
  const others = new Set(named.filter((contactId) => !touched.has(contactId)));
  return { tagsAdded: named.length + marked.length, contactsChanged: others.size };
}

/** @returns the contact of each tag that was added */
async function addTags(
  tx: postgres.TransactionSql,
  tenantId: string,
  pairs: readonly Pair[],
): Promise<string[]> {
  if (pairs.length === 0) return [];
  const ids = await makeTags(tx, tenantId, [...new Set(pairs.map(({ name }) => name))].sort());
  const added = await tx<{ contactId: string }[]>`
    insert into contact_tags (tenant_id, tag_id, contact_id)
    select ${tenantId}, * from unnest(${pairs.map(({ name }) => ids.get(name) ?? "")}::uuid[],
      ${pairs.map(({ contactId }) => contactId)}::uuid[])
    on conflict do nothing
    returning contact_id "contactId"`;
  return added.map(({ contactId }) => contactId);
}

/** @returns id by name */
async function makeTags(
  tx: postgres.TransactionSql,
  tenantId: string,
  names: string[],
): Promise<Map<string, string>> {
  const made = await tx`
    insert into tags (tenant_id, name) select ${tenantId}, unnest(${names}::text[]) on conflict do nothing`;
  // Nobody can delete one of them until the transaction ends.
  const found = await tx<{ id: string; name: string }[]>`
    select id, name from tags where tenant_id = ${tenantId} and name = any(${names}::text[]) for key share`;
  if (made.count > 0) await refuseTooMany(tx, tenantId);
  return new Map(found.map(({ id, name }) => [name, id]));
}

async function refuseTooMany(tx: postgres.TransactionSql, tenantId: string): Promise<void> {
  const [held] = await tx<{ tags: number }[]>`
    select count(*)::int tags from tags where tenant_id = ${tenantId}`;
  if ((held?.tags ?? 0) > mostTags) throw new DomainError("CONFLICT", "tags.tooMany", { limit: mostTags });
}
