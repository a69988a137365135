import { and, desc, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, contacts, segments } from "@/db/schema";
import { formatName } from "@/server/domain/contacts/pure/format-name";
import { searchCondition } from "@/server/domain/contacts/search-condition";
import type { Context } from "@/server/platform/context";
import type { FoundName, SearchNamesInput } from "./schema";

const perKind = 5;

/**
 * Campaigns and segments with the text in their names (campaigns: also in their subjects), and contacts as the list of
 * contacts finds them; at most five of a kind, the last changed first. Kinds that the actor may not read are left out.
 */
export async function searchNames(context: Context, { text }: SearchNamesInput): Promise<FoundName[]> {
  return withTenant(context, async (tx) => {
    const found = await Promise.all([
      context.may.has("campaigns:read") ? findCampaigns(tx, context, text) : [],
      context.may.has("contacts:read") ? findContacts(tx, context, text) : [],
      context.may.has("segments:read") ? findSegments(tx, context, text) : [],
    ]);
    return found.flat();
  });
}

/** Position, not LIKE: what is typed has no wildcards. A company has hundreds of these, not millions. */
const holds = (column: AnyPgColumn, text: string): SQL =>
  sql`position(lower(${text}::text) in lower(${column})) > 0`;

async function findCampaigns(tx: Transaction, context: Context, text: string): Promise<FoundName[]> {
  const rows = await tx
    .select({ id: campaigns.id, name: campaigns.name, hint: campaigns.subject })
    .from(campaigns)
    .where(
      and(
        ofTenant(campaigns, context),
        sql`(${holds(campaigns.name, text)} or ${holds(campaigns.subject, text)})`,
      ),
    )
    .orderBy(desc(campaigns.updatedAt))
    .limit(perKind);
  return rows.map((row) => ({ kind: "campaigns", ...row }));
}

async function findContacts(tx: Transaction, context: Context, text: string): Promise<FoundName[]> {
  const condition = searchCondition(text);
  if (condition === null) return [];
  const { id, email, familyName, givenName, company } = contacts;
  const rows = await tx
    .select({ id, email, familyName, givenName, company })
    .from(contacts)
    .where(and(ofTenant(contacts, context), condition))
    .orderBy(desc(contacts.id))
    .limit(perKind);
  return rows.map((row) => ({
    kind: "contacts",
    id: row.id,
    name: formatName(row, "ja") || row.company || row.email,
    hint: row.email,
  }));
}

async function findSegments(tx: Transaction, context: Context, text: string): Promise<FoundName[]> {
  const rows = await tx
    .select({ id: segments.id, name: segments.name })
    .from(segments)
    .where(and(ofTenant(segments, context), holds(segments.name, text)))
    .orderBy(desc(segments.updatedAt))
    .limit(perKind);
  return rows.map((row) => ({ kind: "segments", hint: "", ...row }));
}
