import { and, desc, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, segments } from "@/db/schema";
import { type ReleaseContent, releaseContent } from "@/server/domain/releases/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { type CampaignProblem, listProblems } from "./check-campaign";
import { type AudienceLedger, countOf } from "./count-audience";
import { type Approver, listApprovers } from "./list-approvers";
import { handOf } from "./lock-campaign";
import { namesOf } from "./names-of";
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
  /** What was decided about this campaign before: the last approval, else the last return. */
  previous: {
    content: ReleaseContent;
    decision: "approved" | "returned";
    decidedAt: Date | null;
    audienceCount: number;
  } | null;
  /** Why this person may not decide; null when they may. */
  refusal: "decided" | "own-work" | "not-allowed" | null;
  mayDecide: boolean;
  /** Who may decide. */
  approvers: Approver[];
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
    const refusal = refusalOf(context, approval);
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
      previous: await lastDecided(tx, context, approval),
      refusal,
      mayDecide: refusal === null,
      approvers: await listApprovers(tx, context, approval.campaignId, approval.hands),
      names: await namesOf(tx, [requestedBy, decidedBy ?? ""]),
    };
  });
}

function refusalOf(
  context: Context,
  { state, hands }: typeof approvals.$inferSelect,
): ApprovalDetail["refusal"] {
  if (state !== "open") return "decided";
  if (!context.may.has("approvals:decide") || context.actor.kind !== "person") return "not-allowed";
  return hands.includes(handOf(context)) ? "own-work" : null;
}

/** An approval that an edit made void has still the approver's name: it is what he has seen. */
async function lastDecided(
  tx: Transaction,
  context: Context,
  { id, campaignId }: typeof approvals.$inferSelect,
): Promise<ApprovalDetail["previous"]> {
  const [previous] = await tx
    .select()
    .from(approvals)
    .where(
      and(
        ofTenant(approvals, context),
        eq(approvals.campaignId, campaignId),
        lt(approvals.id, id),
        inArray(approvals.state, ["approved", "void", "returned"]),
        isNotNull(approvals.decidedBy),
      ),
    )
    .orderBy(sql`${approvals.state} = 'returned'`, desc(approvals.id))
    .limit(1);
  if (!previous) return null;
  const { decidedAt, audienceCount } = previous;
  const decision = previous.state === "returned" ? "returned" : "approved";
  return { content: releaseContent.parse(previous.content), decision, decidedAt, audienceCount };
}
