import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { lockApproval } from "./lock-approval";
import type { ApprovalIdInput } from "./schema";

/** Takes a request back; the campaign is a draft again. */
export async function withdrawApproval(context: Context, { approvalId }: ApprovalIdInput): Promise<void> {
  requirePermission(context, "campaigns:write");
  await withTenant(context, async (tx) => {
    const { campaign } = await lockApproval(tx, context, approvalId);
    await tx
      .update(approvals)
      .set({ state: "withdrawn", decidedAt: sql`now()` })
      .where(ofTenant(approvals, context, approvalId));
    await tx
      .update(campaigns)
      .set({ state: "draft" })
      .where(ofTenant(campaigns, context, campaign.id));
    await appendAudit(tx, context, {
      action: "campaign.withdraw-approval",
      subject: `campaigns/${campaign.id}`,
      details: { approvalId },
    });
  });
}
