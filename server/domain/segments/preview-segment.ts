import { and, sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { queryAudience } from "./query-audience";
import type { SegmentOrRule } from "./schema";

export type SegmentSample = {
  contactId: string;
  email: string;
  familyName: string;
  givenName: string;
  company: string;
};

const sampleSize = 10;

/**
 * Ten people of a segment, other ones each time.
 *
 * @throws NOT_FOUND · INVALID · UNAVAILABLE as `queryAudience`
 */
export async function previewSegment(
  context: Context,
  source: SegmentOrRule,
  now = new Date(),
): Promise<{ items: SegmentSample[] }> {
  requirePermission(context, "segments:read");
  requirePermission(context, "contacts:read");
  return queryAudience(context, source, now, async (tx, { condition }) => ({
    items: await tx
      .select({
        contactId: contacts.id,
        email: contacts.email,
        familyName: contacts.familyName,
        givenName: contacts.givenName,
        company: contacts.company,
      })
      .from(contacts)
      .where(and(ofTenant(contacts, context), condition))
      .orderBy(sql`random()`)
      .limit(sampleSize),
  }));
}
