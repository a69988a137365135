import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns } from "@/db/schema";
import { actorId, type Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { requireLive } from "@/server/platform/require-live";
import { type CampaignMove, mayMove } from "./pure/campaign-moves";

export type Campaign = typeof campaigns.$inferSelect;

/**
 * Reads a campaign and keeps others from changing it until the transaction ends.
 *
 * @throws NOT_FOUND no such campaign in this tenant
 * @throws CONFLICT its state does not allow the move; `details.state` says which it is
 * @throws FORBIDDEN it is no draft, and the actor a sandbox key
 */
export async function lockCampaign(
  tx: Transaction,
  context: Context,
  campaignId: string,
  move?: CampaignMove,
): Promise<Campaign> {
  const [campaign] = await tx
    .select()
    .from(campaigns)
    .where(ofTenant(campaigns, context, campaignId))
    .for("update");
  if (!campaign) throw notFound("campaigns");
  // A draft reaches nobody; everything after it is on its way to customers.
  if (campaign.state !== "draft") requireLive(context);
  if (move !== undefined && !mayMove(campaign.state, move))
    throw new DomainError("CONFLICT", `campaigns.cannot-${move}`, { state: campaign.state });
  return campaign;
}

/** Who acts, as `editors` and `hands` name him: a person's id, or `key:<id>`. */
export const handOf = (context: Context): string => {
  const { actor } = context;
  const prefix = { person: "", operator: "operator:", key: "key:", system: "job:" }[actor.kind];
  return `${prefix}${actorId(actor)}`;
};
