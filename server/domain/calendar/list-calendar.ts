import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import type { CampaignState } from "@/server/domain/campaigns/schema";
import { sumCounts } from "@/server/domain/releases/sum-counts";
import { resolveWall } from "@/server/platform/civil-time";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { CalendarEntry, ListCalendarInput } from "./schema";

const most = 500;

/**
 * Campaigns that went, go or are to go in some days of the tenant's calendar, in order of time; those that still send from
 * an earlier day too. Drafts, the cancelled and test mails are left out.
 *
 * @throws FORBIDDEN without campaigns:read
 */
export async function listCalendar(
  context: Context,
  { from, until }: ListCalendarInput,
): Promise<CalendarEntry[]> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [tenant] = await tx
      .select({ zone: tenants.timeZone })
      .from(tenants)
      .where(ofTenant(tenants, context));
    if (!tenant) throw notFound("tenants");
    const { zone } = tenant;
    const rows = [
      ...(await readReleases(tx, context, startOf(from, zone), startOf(until, zone))),
      ...(await readWanted(tx, context, { from, until }, zone)),
    ];
    const sums = await sumCounts(
      tx,
      context,
      rows.flatMap(({ releaseId }) => releaseId ?? []),
    );
    return rows
      .map(({ releaseId, ...row }) => {
        const sum = releaseId === null ? undefined : sums.get(releaseId);
        const started = sum !== undefined && sum.planned > 0;
        return { ...row, planned: started ? sum.planned : null, waiting: started ? sum.waiting : null };
      })
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  });
}

const startOf = (day: string, zone: string) => resolveWall(`${day}T00:00`, zone);

type Found = Omit<CalendarEntry, "planned" | "waiting"> & { releaseId: string | null };
type Row = {
  campaignId: string;
  name: string;
  subject: string;
  state: CampaignState;
  audienceCount: number | null;
};

/** What has a release with a time: it is on its way, or due. */
async function readReleases(tx: Transaction, context: Context, from: Date, until: Date): Promise<Found[]> {
  const [first, last] = [from.toISOString(), until.toISOString()];
  const rows = await tx.execute<
    Row & { releaseId: string; audienceCount: number; at: string; finishedAt: string | null }
  >(sql`
    select c.id "campaignId", c.name, c.subject, c.state, r.id "releaseId", r.audience_count "audienceCount",
      coalesce(r.started_at, r.due_at) at, r.finished_at "finishedAt"
    from releases r join campaigns c on c.tenant_id = r.tenant_id and c.id = r.campaign_id
    where r.tenant_id = ${context.tenantId} and r.kind = 'campaign' and r.state <> 'cancelled'
      and coalesce(r.started_at, r.due_at) < ${last}::timestamptz
      and (coalesce(r.started_at, r.due_at) >= ${first}::timestamptz or c.state in ('sending', 'paused'))
    order by at desc limit ${most}`);
  return rows.map(({ at, finishedAt, ...row }) => ({
    ...row,
    at: new Date(at),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  }));
}

/** What is not approved yet, or waits for somebody to send it, and has a wanted time. */
async function readWanted(
  tx: Transaction,
  context: Context,
  { from, until }: ListCalendarInput,
  zone: string,
): Promise<Found[]> {
  const rows = await tx.execute<Row & { wall: string }>(sql`
    select c.id "campaignId", c.name, c.subject, c.state, c.scheduled_wall wall, (
      select a.audience_count from approvals a where a.tenant_id = c.tenant_id and a.campaign_id = c.id
        and a.state in ('open', 'approved') order by a.id desc limit 1) "audienceCount"
    from campaigns c
    where c.tenant_id = ${context.tenantId} and c.state in ('in-review', 'changes-requested', 'approved')
      and c.scheduled_wall >= ${`${from}T00:00`} and c.scheduled_wall < ${`${until}T00:00`}
      and not exists (select 1 from releases r where r.tenant_id = c.tenant_id and r.campaign_id = c.id
        and r.kind = 'campaign' and r.state <> 'cancelled' and coalesce(r.started_at, r.due_at) is not null)
    order by c.scheduled_wall limit ${most}`);
  return rows.map(({ wall, ...row }) => ({
    ...row,
    at: resolveWall(wall, zone),
    finishedAt: null,
    releaseId: null,
  }));
}
