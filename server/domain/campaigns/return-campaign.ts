import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { lockApproval } from "./lock-approval";
import type { DecideApprovalInput } from "./schema";

/**
 * Sends a campaign back to its author, who needs to know why.
 *
 * @throws INVALID the comment is empty · CONFLICT it was decided or voided
 */
export async function returnCampaign(
  context: Context,
  { approvalId, comment }: DecideApprovalInput,
): Promise<void> {
  requirePermission(context, "approvals:decide");
  const decidedBy = requirePerson(context);
  if (comment === "") throw new DomainError("INVALID", "approvals.commentNeeded", { field: "comment" });
  await withTenant(context, async (tx) => {
    const { campaign } = await lockApproval(tx, context, approvalId);
    await tx
      .update(approvals)
      .set({ state: "returned", decidedBy, decidedAt: sql`now()`, decisionComment: comment })
      .where(ofTenant(approvals, context, approvalId));
    await tx
      .update(campaigns)
      .set({ state: "changes-requested" })
      .where(ofTenant(campaigns, context, campaign.id));
    await appendAudit(tx, context, {
      action: "campaign.return",
      subject: `campaigns/${campaign.id}`,
      details: { approvalId },
    });
    await enqueue(tx, context, jobs.notifyPeople, { approvalId, about: "returned" });
  });
}
