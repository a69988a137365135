import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments, segmentVersions } from "@/db/schema";
import type { SendReason } from "@/server/domain/sends/pure/may-send";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { audienceSql } from "./audience-sql";
import type { CampaignIdInput } from "./schema";

/** `inSegment` = `willReceive` + the sum of `excluded`; counted again just before the mail leaves. */
export type AudienceLedger = {
  inSegment: number;
  excluded: { reason: SendReason; count: number }[];
  willReceive: number;
  asOf: Date;
  durationMs: number;
};

/**
 * Who would get this campaign now, and why others would not, by the same decision that sending uses.
 *
 * @throws INVALID no segment is chosen
 */
export async function countAudience(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<AudienceLedger> {
  requirePermission(context, "campaigns:read");
  const began = performance.now();
  const ledger = await withTenant(context, async (tx) => {
    const [row] = await tx
      .select({ rule: segmentVersions.rule })
      .from(campaigns)
      .innerJoin(segments, and(ofTenant(segments, context), eq(segments.id, campaigns.segmentId)))
      .innerJoin(
        segmentVersions,
        and(
          ofTenant(segmentVersions, context),
          eq(segmentVersions.segmentId, segments.id),
          eq(segmentVersions.version, segments.version),
        ),
      )
      .where(ofTenant(campaigns, context, campaignId));
    if (row) return countOf(tx, context, row.rule);
    const [known] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(ofTenant(campaigns, context, campaignId));
    throw known
      ? new DomainError("INVALID", "campaigns.missing-segment", { field: "segment" })
      : notFound("campaigns");
  });
  return { ...ledger, asOf: new Date(), durationMs: Math.round(performance.now() - began) };
}

/** The ledger of a stored rule, inside another verb's transaction. */
export async function countOf(
  tx: Transaction,
  context: { readonly tenantId: string },
  rule: unknown,
): Promise<Pick<AudienceLedger, "inSegment" | "excluded" | "willReceive">> {
  const { people, from, reason } = await audienceSql(tx, context, rule);
  const rows = await tx.execute<{ reason: SendReason | null; count: number }>(sql`
    ${people} select ${reason} reason, count(*)::int count ${from} group by 1 order by 2 desc`);
  const excluded = rows.flatMap(({ reason: why, count }) => (why === null ? [] : [{ reason: why, count }]));
  const willReceive = rows.find(({ reason: why }) => why === null)?.count ?? 0;
  return {
    inSegment: willReceive + excluded.reduce((sum, { count }) => sum + count, 0),
    excluded,
    willReceive,
  };
}
