import { and, desc, inArray, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns } from "@/db/schema";
import { type ReleaseSums, sumCounts } from "@/server/domain/releases/sum-counts";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type CampaignState, campaignStates, type ListCampaignsInput } from "./schema";

export type CampaignRow = {
  id: string;
  name: string;
  subject: string;
  state: CampaignState;
  scheduledWall: string | null;
  createdBy: string;
  updatedAt: Date;
  sentAt: Date | null;
  releaseId: string | null;
  audienceCount: number | null;
  sums: ReleaseSums | null;
};

/** Campaigns, newest change first, with the sums of the release of each that has one; and how many there are in each state. */
export async function listCampaigns(
  context: Context,
  { states, search, cursor, limit }: ListCampaignsInput,
): Promise<{ items: CampaignRow[]; nextCursor: string | null; counts: Record<CampaignState, number> }> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const rows = await tx
      .select({
        id: campaigns.id,
        name: campaigns.name,
        subject: campaigns.subject,
        state: campaigns.state,
        scheduledWall: campaigns.scheduledWall,
        createdBy: campaigns.createdBy,
        updatedAt: campaigns.updatedAt,
        sentAt: campaigns.sentAt,
        releaseId: sql<
          string | null
        >`(select r.id from releases r where r.tenant_id = ${campaigns.tenantId} and r.campaign_id = ${campaigns.id} and r.kind = 'campaign' and r.state <> 'cancelled' order by r.id desc limit 1)`,
        audienceCount: sql<
          number | null
        >`(select r.audience_count from releases r where r.tenant_id = ${campaigns.tenantId} and r.campaign_id = ${campaigns.id} and r.kind = 'campaign' and r.state <> 'cancelled' order by r.id desc limit 1)`,
      })
      .from(campaigns)
      .where(
        and(
          ofTenant(campaigns, context),
          states && states.length > 0 ? inArray(campaigns.state, states) : undefined,
          search
            ? sql`(position(lower(${search}) in lower(${campaigns.name})) > 0 or position(lower(${search}) in lower(${campaigns.subject})) > 0)`
            : undefined,
          after
            ? sql`(${campaigns.updatedAt}, ${campaigns.id}) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(campaigns.updatedAt), desc(campaigns.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const sums = await sumCounts(
      tx,
      context,
      items.flatMap(({ releaseId }) => releaseId ?? []),
    );
    const counts = await tx.execute<{ state: CampaignState; count: number }>(
      sql`select state, count(*)::int count from campaigns where ${ofTenant(campaigns, context)} group by state`,
    );
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => ({ ...row, sums: (row.releaseId && sums.get(row.releaseId)) || null })),
      nextCursor: last
        ? Buffer.from(JSON.stringify([last.updatedAt.toISOString(), last.id])).toString("base64url")
        : null,
      counts: Object.fromEntries(
        campaignStates.map((state) => [state, counts.find((row) => row.state === state)?.count ?? 0]),
      ) as Record<CampaignState, number>,
    };
  });
}

function readCursor(cursor: string): { updatedAt: string; id: string } {
  try {
    const [updatedAt, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, string];
    if (!Number.isNaN(Date.parse(updatedAt)) && /^[0-9a-f-]{36}$/.test(id)) return { updatedAt, id };
  } catch {
    // Falls through: a cursor of another making.
  }
  throw new DomainError("INVALID", "shell.badCursor", { field: "cursor" });
}
