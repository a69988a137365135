import { and, desc, eq, inArray } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, people, segments } from "@/db/schema";
import { type ReleaseContent, releaseContent } from "@/server/domain/releases/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { type CampaignProblem, listProblems } from "./check-campaign";
import { type AudienceLedger, countOf } from "./count-audience";
import { handOf } from "./lock-campaign";
import type { ApprovalIdInput } from "./schema";

export type ApprovalDetail = {
  id: string;
  campaignId: string;
  campaignName: string;
  state: string;
  comment: string;
  decisionComment: string;
  requestedBy: string;
  decidedBy: string | null;
  createdAt: Date;
  decidedAt: Date | null;
  /** Exactly what would be sent. */
  content: ReleaseContent;
  segmentName: string;
  /** Counted when it was asked for, and now. */
  audienceCount: number;
  audience: Pick<AudienceLedger, "inSegment" | "excluded" | "willReceive">;
  problems: CampaignProblem[];
  /** What the last approved request of this campaign held. */
  previous: ReleaseContent | null;
  mayDecide: boolean;
  names: Record<string, string>;
};

/** All that an approver needs to decide: the frozen content, the people, the problems, the last approved version. @throws NOT_FOUND */
export async function getApproval(
  context: Context,
  { approvalId }: ApprovalIdInput,
): Promise<ApprovalDetail> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select({ approval: approvals, campaign: campaigns })
      .from(approvals)
      .innerJoin(campaigns, and(ofTenant(campaigns, context), eq(campaigns.id, approvals.campaignId)))
      .where(ofTenant(approvals, context, approvalId));
    if (!row) throw notFound("approvals");
    const { approval, campaign } = row;
    const content = releaseContent.parse(approval.content);
    const [segment] = await tx
      .select({ name: segments.name })
      .from(segments)
      .where(ofTenant(segments, context, content.segment.id));
    const ids = [approval.requestedBy, ...(approval.decidedBy ? [approval.decidedBy] : [])];
    const known = await tx
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(inArray(people.id, ids));
    const {
      id,
      state,
      comment,
      decisionComment,
      requestedBy,
      decidedBy,
      createdAt,
      decidedAt,
      audienceCount,
    } = approval;
    return {
      id,
      state,
      comment,
      decisionComment,
      requestedBy,
      decidedBy,
      createdAt,
      decidedAt,
      audienceCount,
      campaignId: campaign.id,
      campaignName: campaign.name,
      content,
      segmentName: segment?.name ?? "",
      audience: await countOf(tx, context, content.segment.rule),
      problems: await listProblems(tx, context, campaign, new Date()),
      previous: await lastApproved(tx, context, campaign.id),
      mayDecide:
        state === "open" &&
        context.may.has("approvals:decide") &&
        context.actor.kind === "person" &&
        !approval.hands.includes(handOf(context)),
      names: Object.fromEntries(known.map(({ id: person, name }) => [person, name])),
    };
  });
}

async function lastApproved(
  tx: Transaction,
  context: Context,
  campaignId: string,
): Promise<ReleaseContent | null> {
  const [previous] = await tx
    .select({ content: approvals.content })
    .from(approvals)
    .where(
      and(
        ofTenant(approvals, context),
        eq(approvals.campaignId, campaignId),
        eq(approvals.state, "approved"),
      ),
    )
    .orderBy(desc(approvals.id))
    .limit(1);
  return previous ? releaseContent.parse(previous.content) : null;
}
