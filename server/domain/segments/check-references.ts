import { and, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, contactFields, tags } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { walkRule } from "./pure/walk-rule";
import type { SegmentRule } from "./schema";

type Reference = {
  path: string;
  id: string /** Of a field, the type that the condition needs. */;
  type?: string;
};

function referencesOf(rule: SegmentRule) {
  const found = { fields: [] as Reference[], tags: [] as Reference[], campaigns: [] as Reference[] };
  for (const { path, rule: node } of walkRule(rule)) {
    if ("fieldId" in node)
      found.fields.push({ path, id: node.fieldId, type: node.kind.replace("-field", "") });
    if (node.kind === "tag") found.tags.push({ path, id: node.tagId });
    if (node.kind === "received") found.campaigns.push({ path, id: node.campaignId });
  }
  return found;
}

const idsOf = (references: readonly Reference[]) => [...new Set(references.map(({ id }) => id))];

/**
 * Everything that a rule names by id must be the tenant's own.
 *
 * @throws INVALID a field, tag or campaign is unknown, or a field is of another type; `details.field` is the place
 */
export async function checkReferences(tx: Transaction, context: Context, rule: SegmentRule): Promise<void> {
  const named = referencesOf(rule);
  if (named.fields.length > 0) {
    const rows = await tx
      .select({ id: contactFields.id, type: contactFields.type })
      .from(contactFields)
      .where(and(ofTenant(contactFields, context), inArray(contactFields.id, idsOf(named.fields))));
    const types = new Map(rows.map(({ id, type }) => [id, type]));
    for (const { path, id, type } of named.fields) {
      refuseUnknown(types.has(id), "segments.fieldUnknown", path);
      if (types.get(id) !== type)
        throw new DomainError("INVALID", "segments.fieldType", { field: path, type: types.get(id) });
    }
  }
  for (const [references, table, key] of [
    [named.tags, tags, "segments.tagUnknown"],
    [named.campaigns, campaigns, "segments.campaignUnknown"],
  ] as const) {
    if (references.length === 0) continue;
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(ofTenant(table, context), inArray(table.id, idsOf(references))));
    const known = new Set(rows.map(({ id }) => id));
    for (const { path, id } of references) refuseUnknown(known.has(id), key, path);
  }
}

function refuseUnknown(isKnown: boolean, key: string, path: string): void {
  if (!isKnown) throw new DomainError("INVALID", key, { field: path });
}
