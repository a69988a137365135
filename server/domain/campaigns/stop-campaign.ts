import type { Context } from "@/server/platform/context";
import { haltCampaign } from "./halt-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Stops a campaign for good. Sending nodes look at the release before each body, so nothing leaves after this has returned, but for
 * bodies that were being written at that moment. What receivers accepted cannot be recalled.
 *
 * @throws NOT_FOUND · CONFLICT it is not on its way
 */
export const stopCampaign = (context: Context, { campaignId }: CampaignIdInput): Promise<void> =>
  haltCampaign(context, campaignId, {
    move: "stop",
    from: ["scheduled", "expanding", "sending", "paused"],
    to: "stopped",
    campaign: "stopped",
  });
