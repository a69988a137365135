import { and, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import {
  apiKeys,
  campaigns,
  contactFields,
  contacts,
  customRoles,
  domains,
  folders,
  imports,
  invitations,
  members,
  people,
  segments,
  tags,
  templates,
} from "@/db/schema";
import type { Context, Permission } from "@/server/platform/context";

type Named = PgTable & { tenantId: AnyPgColumn; id: AnyPgColumn };
/** Where the name of a noun stands, and what one must be allowed to see to see it. */
const nouns: Readonly<Record<string, { table: Named; name: AnyPgColumn; may: Permission }>> = {
  campaigns: { table: campaigns, name: campaigns.name, may: "campaigns:read" },
  templates: { table: templates, name: templates.name, may: "templates:read" },
  segments: { table: segments, name: segments.name, may: "segments:read" },
  contacts: { table: contacts, name: contacts.email, may: "contacts:read" },
  "contact-fields": { table: contactFields, name: contactFields.label, may: "contacts:read" },
  tags: { table: tags, name: tags.name, may: "contacts:read" },
  imports: { table: imports, name: imports.fileName, may: "contacts:read" },
  domains: { table: domains, name: domains.name, may: "audit:read" },
  roles: { table: customRoles, name: customRoles.name, may: "audit:read" },
  folders: { table: folders, name: folders.name, may: "audit:read" },
  invitations: { table: invitations, name: invitations.name, may: "people:write" },
  "api-keys": { table: apiKeys, name: apiKeys.name, may: "audit:read" },
};
const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/**
 * Names of what the audit log speaks of, by subject (`campaigns/<id>`): those that are still there and that the reader may see.
 */
export async function nameSubjects(
  tx: Transaction,
  context: Context,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = Map.groupBy(
    [...new Set(subjects)].map((subject) => subject.split("/") as [string, string]),
    ([noun]) => noun,
  );
  const names = new Map<string, string>();
  for (const [noun, pairs] of idsOf) {
    const ids = pairs.map(([, id]) => id).filter((id) => id !== undefined && isId(id));
    for (const { id, name } of await namesIn(tx, context, noun, ids)) names.set(`${noun}/${id}`, name);
  }
  return names;
}

async function namesIn(
  tx: Transaction,
  context: Context,
  noun: string,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  if (noun === "people")
    return tx
      .select({ id: people.id, name: people.name })
      .from(people)
      .innerJoin(members, sql`${members.personId} = ${people.id}`)
      .where(and(ofTenant(members, context), inArray(people.id, ids)));
  const known = nouns[noun];
  if (!known || !context.may.has(known.may)) return [];
  const { table, name } = known;
  return tx
    .select({ id: sql<string>`${table.id}`, name: sql<string>`${name}` })
    .from(table)
    .where(and(ofTenant(table, context), inArray(table.id, ids)));
}
