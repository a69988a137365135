import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { addDays, dayIn, resolveWall } from "@/server/platform/civil-time";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

export type Usage = {
  /** Mails that receivers accepted in this month, tests too. */
  accepted: number;
  /** What the plan allows in a month. */
  limit: number;
  /** The month in the tenant's zone: its first instant, and the next month's. */
  from: Date;
  until: Date;
};

const startOf = (month: string, zone: string) => resolveWall(`${month}-01T00:00`, zone);

/**
 * How much of this month's mails is used; every member may see it. Counted by the hour: in a zone with an offset of half an
 * hour, the first half hour of a month counts to the month before.
 *
 * @throws NOT_FOUND the tenant was deleted a moment ago
 */
export async function getUsage(context: Context, now = new Date()): Promise<Usage> {
  return withTenant(context, async (tx) => {
    const [tenant] = await tx
      .select({ zone: tenants.timeZone, limit: tenants.monthlyQuota })
      .from(tenants)
      .where(ofTenant(tenants, context));
    if (!tenant) throw notFound("tenants");
    const month = dayIn(tenant.zone, now).slice(0, 7);
    const from = startOf(month, tenant.zone);
    // The 28th and four days more are in the next month, whichever it is.
    const until = startOf(addDays(`${month}-28`, 4).slice(0, 7), tenant.zone);
    const [row] = await tx.execute<{ accepted: number }>(sql`
      select coalesce(sum(count), 0)::int accepted from release_counts
      where tenant_id = ${context.tenantId} and kind = 'accepted'
        and hour >= ${from.toISOString()}::timestamptz and hour < ${until.toISOString()}::timestamptz`);
    return { accepted: row?.accepted ?? 0, limit: tenant.limit, from, until };
  });
}
