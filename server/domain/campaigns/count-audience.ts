import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments, segmentVersions, tenants } from "@/db/schema";
import { compileSegment } from "@/server/domain/segments/pure/compile-segment";
import { segmentRule } from "@/server/domain/segments/schema";
import { maySendSql, type SendReason } from "@/server/domain/sends/pure/may-send";
import { maySendFacts } from "@/server/domain/sends/pure/may-send-facts";
import { dayIn } from "@/server/platform/civil-time";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
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
  context: Context,
  rule: unknown,
): Promise<Pick<AudienceLedger, "inSegment" | "excluded" | "willReceive">> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(ofTenant(tenants, context));
  const timeZone = tenant?.timeZone ?? "UTC";
  const condition: SQL = compileSegment(segmentRule.parse(rule), {
    tenantId: context.tenantId,
    timeZone,
    today: dayIn(timeZone, new Date()),
  });
  const reason = sql.raw(maySendSql(maySendFacts("'{}'::uuid[]", "NULL::text"), "plan"));
  const rows = await tx.execute<{ reason: SendReason | null; count: number }>(sql`
    with c as (select * from contacts where contacts.tenant_id = ${context.tenantId} and (${condition}))
    select ${reason} reason, count(*)::int count
    from c join tenants t on t.tenant_id = c.tenant_id
    cross join (select 'bulk'::text stream, null::uuid id, 'expanding'::text state, 'campaign'::text kind) r
    group by 1 order by 2 desc`);
  const excluded = rows.flatMap(({ reason: why, count }) => (why === null ? [] : [{ reason: why, count }]));
  const willReceive = rows.find(({ reason: why }) => why === null)?.count ?? 0;
  return {
    inSegment: willReceive + excluded.reduce((sum, { count }) => sum + count, 0),
    excluded,
    willReceive,
  };
}
