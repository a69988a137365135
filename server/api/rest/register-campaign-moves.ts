import { z } from "zod";
import { cancelCampaign } from "@/server/domain/campaigns/cancel-campaign";
import { pauseCampaign } from "@/server/domain/campaigns/pause-campaign";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import { testCampaignInput } from "@/server/domain/campaigns/schema";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { testCampaign } from "@/server/domain/campaigns/test-campaign";
import { addRoute } from "./add-route";
import type { RestApi } from "./rest-api";

const params = z.object({ campaignId: z.uuid() });
const at = "/campaigns/{campaignId}";
const tag = "campaigns";
const releaseMade = z.object({ releaseId: z.uuid() });

/** What sets a campaign going, and what stops it. */
export function registerCampaignMoves(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: `${at}/test`,
    tag,
    summary: "Send the draft to colleagues, marked as a test",
    permission: "campaigns:test",
    params,
    body: testCampaignInput.omit({ campaignId: true }),
    answer: releaseMade,
    status: 202,
    run: (context, input) => testCampaign(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "post",
    path: `${at}/send`,
    tag,
    summary: "Start an approved campaign",
    permission: "campaigns:write",
    params,
    answer: releaseMade,
    status: 202,
    run: (context, input) => sendCampaign(context, input.params),
  });
  const moves = [
    {
      name: "pause",
      summary: "Hold a campaign; what has not left waits",
      permission: "campaigns:stop",
      run: pauseCampaign,
    },
    {
      name: "resume",
      summary: "Let a paused campaign go on",
      permission: "campaigns:write",
      run: resumeCampaign,
    },
    {
      name: "stop",
      summary: "Stop a campaign for good; nothing more leaves",
      permission: "campaigns:stop",
      run: stopCampaign,
    },
    {
      name: "cancel",
      summary: "Take back an approved or scheduled campaign",
      permission: "campaigns:write",
      run: cancelCampaign,
    },
  ] as const;
  for (const { name, summary, permission, run } of moves)
    addRoute(api, {
      method: "post",
      path: `${at}/${name}`,
      tag,
      summary,
      permission,
      params,
      run: (context, input) => run(context, input.params),
    });
}
