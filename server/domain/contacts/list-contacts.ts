import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { consents, contacts, contactTags, suppressions, tags } from "@/db/schema";
import { queryAudience } from "@/server/domain/segments/query-audience";
import { type Context, requirePermission } from "@/server/platform/context";
import { filterCondition, isConsent, isSuppression } from "./filter-condition";
import { type FieldValue, type ListContactsInput, mostCounted, type ProfileAttribute } from "./schema";

export type ContactSummary = Record<ProfileAttribute, string> & {
  contactId: string;
  email: string;
  fields: Record<string, FieldValue>;
  createdAt: Date;
  updatedAt: Date;
  consent: "given" | "withdrawn" | "none";
  /** Why the address gets no mail, or null. */
  suppressedFor: string | null;
  tags: { tagId: string; name: string }[];
};
export type ContactPage = {
  items: ContactSummary[];
  nextCursor: string | null;
  /** People in the whole list, with the first page; `more`: there are more than this. */
  count: { value: number; more: boolean } | null;
};

/**
 * Contacts, the newest first.
 *
 * @throws NOT_FOUND no such segment
 * @throws UNAVAILABLE the segment took too long
 */
export async function listContacts(
  context: Context,
  input: ListContactsInput,
  now = new Date(),
): Promise<ContactPage> {
  requirePermission(context, "contacts:read");
  const { segmentId } = input;
  if (segmentId === undefined) return withTenant(context, (tx) => readPage(tx, context, input));
  requirePermission(context, "segments:read");
  return queryAudience(context, { segmentId }, now, (tx, { condition }) =>
    readPage(tx, context, input, condition),
  );
}

async function readPage(
  tx: Transaction,
  context: Context,
  { cursor, limit, ...wanted }: ListContactsInput,
  audience?: SQL,
): Promise<ContactPage> {
  const filter = filterCondition(tx, context, wanted, audience);
  const [rows, count] = await Promise.all([
    tx
      .select({ contact: contacts, consent: consents.state, suppressedFor: suppressions.cause })
      .from(contacts)
      .leftJoin(consents, isConsent(context))
      .leftJoin(suppressions, isSuppression(context))
      .where(and(filter, cursor === undefined ? undefined : lt(contacts.id, cursor)))
      .orderBy(desc(contacts.id))
      .limit(limit + 1),
    cursor === undefined ? countUpTo(tx, context, filter) : null,
  ]);
  const shown = rows.slice(0, limit);
  const tagsOf = await loadTags(
    tx,
    context,
    shown.map(({ contact }) => contact.id),
  );
  const items = shown.map(({ contact, consent: state, suppressedFor }): ContactSummary => {
    const {
      tenantId: _,
      id,
      emailKey: _key,
      addressHash: _hash,
      domain: _domain,
      bucket: _bucket,
      ...rest
    } = contact;
    return { contactId: id, ...rest, consent: state ?? "none", suppressedFor, tags: tagsOf.get(id) ?? [] };
  });
  const nextCursor = rows.length > limit ? (items.at(-1)?.contactId ?? null) : null;
  return { items, nextCursor, count };
}

async function countUpTo(tx: Transaction, context: Context, filter: SQL | undefined) {
  const found = tx
    .select({ id: contacts.id })
    .from(contacts)
    .leftJoin(consents, isConsent(context))
    .leftJoin(suppressions, isSuppression(context))
    .where(filter)
    .limit(mostCounted + 1)
    .as("found");
  const [row] = await tx.select({ value: sql<number>`count(*)::int` }).from(found);
  const value = row?.value ?? 0;
  return { value: Math.min(value, mostCounted), more: value > mostCounted };
}

async function loadTags(tx: Transaction, context: Context, contactIds: string[]) {
  const byContact = new Map<string, { tagId: string; name: string }[]>();
  if (contactIds.length === 0) return byContact;
  const rows = await tx
    .select({ contactId: contactTags.contactId, tagId: tags.id, name: tags.name })
    .from(contactTags)
    .innerJoin(tags, and(eq(tags.tenantId, contactTags.tenantId), eq(tags.id, contactTags.tagId)))
    .where(and(ofTenant(contactTags, context), inArray(contactTags.contactId, contactIds)))
    .orderBy(tags.name);
  for (const { contactId, ...tag } of rows)
    byContact.set(contactId, [...(byContact.get(contactId) ?? []), tag]);
  return byContact;
}
