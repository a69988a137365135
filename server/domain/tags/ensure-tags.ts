import { and, count, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tags } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { mostTags } from "./schema";

/**
 * The ids of the tags with these names, in no order; those that were not there are made.
 *
 * @throws CONFLICT the tenant would have more tags than one can
 */
export async function ensureTags(
  tx: Transaction,
  context: Context,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  await tx
    .insert(tags)
    .values([...new Set(names)].sort().map((name) => ({ tenantId: context.tenantId, name })))
    .onConflictDoNothing();
  await refuseTooManyTags(tx, context);
  const rows = await tx
    .select({ id: tags.id })
    .from(tags)
    .where(and(ofTenant(tags, context), inArray(tags.name, [...names])));
  return rows.map(({ id }) => id);
}

/** @throws CONFLICT the tenant has, with what this transaction made, more tags than one can */
export async function refuseTooManyTags(tx: Transaction, context: Context): Promise<void> {
  const [held] = await tx.select({ tags: count() }).from(tags).where(ofTenant(tags, context));
  if ((held?.tags ?? 0) > mostTags) throw new DomainError("CONFLICT", "tags.tooMany", { limit: mostTags });
}
