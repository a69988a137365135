import { and, desc, eq, ne } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, releases } from "@/db/schema";
import type { PauseReason } from "@/server/domain/releases/schema";
import { type ReleaseSums, sumCounts } from "@/server/domain/releases/sum-counts";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { type Approver, listApprovers } from "./list-approvers";
import type { Campaign } from "./lock-campaign";
import { namesOf } from "./names-of";
import type { CampaignIdInput } from "./schema";

export type CampaignDetail = Campaign & {
  /** The request now open or decided last. */
  approval: {
    id: string;
    state: string;
    comment: string;
    decisionComment: string;
    requestedBy: string;
    decidedBy: string | null;
    createdAt: Date;
    decidedAt: Date | null;
  } | null;
  release: {
    id: string;
    state: string;
    dueAt: Date | null;
    startedAt: Date | null;
    finishedAt: Date | null;
    /** Why it is paused, or was when it was stopped. */
    pauseReason: PauseReason | null;
    audienceCount: number;
    sums: ReleaseSums;
  } | null;
  names: Record<string, string>;
  /** Who may approve it as it stands: those with the right who had no hand in it. */
  approvers: Approver[];
};

/** A campaign with its last approval and its release. @throws NOT_FOUND */
export async function getCampaign(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<CampaignDetail> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [campaign] = await tx
      .select()
      .from(campaigns)
      .where(ofTenant(campaigns, context, campaignId));
    if (!campaign) throw notFound("campaigns");
    const [approval] = await tx
      .select({
        id: approvals.id,
        state: approvals.state,
        comment: approvals.comment,
        decisionComment: approvals.decisionComment,
        requestedBy: approvals.requestedBy,
        decidedBy: approvals.decidedBy,
        createdAt: approvals.createdAt,
        decidedAt: approvals.decidedAt,
      })
      .from(approvals)
      .where(and(ofTenant(approvals, context), eq(approvals.campaignId, campaignId)))
      .orderBy(desc(approvals.id))
      .limit(1);
    const [release] = await tx
      .select({
        id: releases.id,
        state: releases.state,
        dueAt: releases.dueAt,
        startedAt: releases.startedAt,
        finishedAt: releases.finishedAt,
        pauseReason: releases.pauseReason,
        audienceCount: releases.audienceCount,
      })
      .from(releases)
      .where(
        and(
          ofTenant(releases, context),
          eq(releases.campaignId, campaignId),
          eq(releases.kind, "campaign"),
          ne(releases.state, "cancelled"),
        ),
      )
      .orderBy(desc(releases.id))
      .limit(1);
    const sums = release && (await sumCounts(tx, context, [release.id])).get(release.id);
    const hands = [...campaign.editors, campaign.createdBy];
    return {
      ...campaign,
      approval: approval ?? null,
      release: release && sums ? { ...release, sums } : null,
      names: await namesOf(tx, [...hands, approval?.requestedBy ?? "", approval?.decidedBy ?? ""]),
      approvers: await listApprovers(tx, context, campaignId, hands),
    };
  });
}
