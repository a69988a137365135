import type { Context } from "@/server/platform/context";
import { haltCampaign } from "./halt-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Takes back an approved or scheduled campaign before anything left.
 *
 * @throws NOT_FOUND · CONFLICT it has started
 */
export const cancelCampaign = (context: Context, { campaignId }: CampaignIdInput): Promise<void> =>
  haltCampaign(context, campaignId, {
    move: "cancel",
    from: ["approved", "scheduled"],
    to: "cancelled",
    campaign: "cancelled",
  });
