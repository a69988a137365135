import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { releaseContent } from "@/server/domain/releases/schema";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { monthOf, resolveWall } from "@/server/platform/civil-time";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { refuseUnready } from "./check-campaign";
import { lockApproval } from "./lock-approval";
import { handOf } from "./lock-campaign";
import type { DecideApprovalInput } from "./schema";

/**
 * Approves exactly what was put before the approver, and makes the release that will be sent. A wanted time that was approved with it
 * is set; without one the campaign waits for `sendCampaign`.
 *
 * @throws FORBIDDEN the approver had a hand in it, or is not a person
 * @throws CONFLICT it was decided, voided or changed; or its time has passed
 * @throws INVALID something stands in the way by now; `details.problems` lists the codes
 */
export async function approveCampaign(
  context: Context,
  { approvalId, comment }: DecideApprovalInput,
): Promise<{ releaseId: string; dueAt: Date | null }> {
  requirePermission(context, "approvals:decide");
  const approvedBy = requirePerson(context);
  return withTenant(context, async (tx) => {
    const { campaign, approval } = await lockApproval(tx, context, approvalId);
    if (approval.hands.includes(handOf(context))) throw new DomainError("FORBIDDEN", "approvals.ownWork");
    if (hashContent(approval.content) !== approval.contentSha256 || campaign.revision !== approval.revision)
      throw new DomainError("CONFLICT", "approvals.changedSinceRequest");
    const content = releaseContent.parse(approval.content);
    const now = new Date();
    const dueAt =
      content.scheduledWall === null ? null : resolveWall(content.scheduledWall, content.timeZone);
    if (dueAt !== null && dueAt <= now)
      throw new DomainError("CONFLICT", "approvals.timeHasPassed", { wall: content.scheduledWall });
    // A domain may have lost its proof since the request.
    await refuseUnready(tx, context, campaign, now, "approvals.notReady");
    await tx
      .update(approvals)
      .set({ state: "approved", decidedBy: approvedBy, decidedAt: sql`now()`, decisionComment: comment })
      .where(ofTenant(approvals, context, approvalId));
    const state = dueAt === null ? "approved" : "scheduled";
    const [release] = await tx
      .insert(releases)
      .values({
        tenantId: context.tenantId,
        kind: "campaign",
        campaignId: campaign.id,
        approvalId,
        content,
        contentSha256: approval.contentSha256,
        audienceCount: approval.audienceCount,
        stream: "bulk",
        state,
        madeMonth: monthOf(now),
        scheduledWall: content.scheduledWall,
        timeZone: content.timeZone,
        dueAt,
        approvedBy,
      })
      .returning({ id: releases.id });
    if (!release) throw new DomainError("UNAVAILABLE", "shell.unexpected");
    await tx
      .update(campaigns)
      .set({ state })
      .where(ofTenant(campaigns, context, campaign.id));
    await appendAudit(tx, context, {
      action: "campaign.approve",
      subject: `campaigns/${campaign.id}`,
      details: {
        approvalId,
        releaseId: release.id,
        sha256: approval.contentSha256,
        audience: approval.audienceCount,
      },
    });
    await enqueue(tx, context, jobs.notifyPeople, { approvalId, about: "approved" });
    return { releaseId: release.id, dueAt };
  });
}
