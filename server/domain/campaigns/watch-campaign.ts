import { and, desc, eq, ne } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, releases } from "@/db/schema";
import { type ReleaseSums, sumCounts } from "@/server/domain/releases/sum-counts";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { CampaignIdInput, CampaignState } from "./schema";

export type CampaignProgress = {
  state: CampaignState;
  revision: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Null before it has a release. While the audience is still being written down, `planned` grows. */
  sums: ReleaseSums | null;
  asOf: Date;
};

/** How far a campaign is, without its content: cheap enough to ask every second. @throws NOT_FOUND */
export async function watchCampaign(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<CampaignProgress> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select({
        state: campaigns.state,
        revision: campaigns.revision,
        releaseId: releases.id,
        startedAt: releases.startedAt,
        finishedAt: releases.finishedAt,
      })
      .from(campaigns)
      .leftJoin(
        releases,
        and(
          ofTenant(releases, context),
          eq(releases.campaignId, campaigns.id),
          eq(releases.kind, "campaign"),
          ne(releases.state, "cancelled"),
        ),
      )
      .where(ofTenant(campaigns, context, campaignId))
      .orderBy(desc(releases.id))
      .limit(1);
    if (!row) throw notFound("campaigns");
    const { releaseId, ...progress } = row;
    const sums = releaseId === null ? undefined : (await sumCounts(tx, context, [releaseId])).get(releaseId);
    return { ...progress, sums: sums ?? null, asOf: new Date() };
  });
}
