import { and, desc, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts, suppressions } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import type { SuppressionCause } from "./record-suppression";
import type { ListSuppressionsInput } from "./schema";

export type Suppression = {
  addressHash: string;
  cause: SuppressionCause;
  at: Date;
  /** Whose address it is; null when no contact has it, or has it no longer. */
  contactId: string | null;
  email: string | null;
};

/** Addresses that get no mail, the last added first. */
export async function listSuppressions(
  context: Context,
  { cursor, limit }: ListSuppressionsInput,
): Promise<{ items: Suppression[]; nextCursor: string | null }> {
  requirePermission(context, "contacts:read");
  const [at, hash] = cursor === undefined ? [] : [cursor.slice(0, 24), cursor.slice(25)];
  const after =
    at !== undefined && hash !== undefined
      ? sql`(${suppressions.at}, ${suppressions.addressHash}) < (${at}::timestamptz, ${hash}::text)`
      : undefined;
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        addressHash: suppressions.addressHash,
        cause: suppressions.cause,
        at: suppressions.at,
        contactId: contacts.id,
        email: contacts.email,
      })
      .from(suppressions)
      .leftJoin(
        contacts,
        and(ofTenant(contacts, context), eq(contacts.addressHash, suppressions.addressHash)),
      )
      .where(and(ofTenant(suppressions, context), after))
      .orderBy(desc(suppressions.at), desc(suppressions.addressHash))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return { items, nextCursor: more ? `${last.at.toISOString()}_${last.addressHash}` : null };
}
