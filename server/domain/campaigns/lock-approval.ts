import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { lockCampaign } from "./lock-campaign";

/**
 * Reads an open request and its campaign, in the order in which every verb locks them: the campaign first. So an edit and an
 * approval at the same moment come one after the other, and the second sees the first.
 *
 * @throws NOT_FOUND · CONFLICT the request was decided or voided; `details.state` says which
 */
export async function lockApproval(tx: Transaction, context: Context, approvalId: string) {
  const [seen] = await tx
    .select({ campaignId: approvals.campaignId })
    .from(approvals)
    .where(ofTenant(approvals, context, approvalId));
  if (!seen) throw notFound("approvals");
  const campaign = await lockCampaign(tx, context, seen.campaignId);
  const [approval] = await tx
    .select()
    .from(approvals)
    .where(ofTenant(approvals, context, approvalId))
    .for("update");
  if (!approval) throw notFound("approvals");
  if (approval.state !== "open")
    throw new DomainError("CONFLICT", "approvals.notOpen", { state: approval.state });
  return { campaign, approval };
}
