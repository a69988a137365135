import type { Context } from "@/server/platform/context";
import { haltCampaign } from "./halt-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Holds a campaign; what has not left waits.
 *
 * @throws NOT_FOUND · CONFLICT it is not being sent
 */
export const pauseCampaign = (context: Context, { campaignId }: CampaignIdInput): Promise<void> =>
  haltCampaign(context, campaignId, {
    move: "pause",
    from: ["expanding", "sending"],
    to: "paused",
    campaign: "paused",
  });
