import type { CampaignState } from "@/server/domain/campaigns/schema";

const states: Readonly<Record<string, CampaignState>> = {
  approved: "approved",
  scheduled: "scheduled",
  expanding: "sending",
  sending: "sending",
  paused: "paused",
  done: "sent",
  stopped: "stopped",
  cancelled: "cancelled",
};

/** The state of a release in the words of its campaign. */
export const releaseState = (state: string): CampaignState => states[state] ?? "sending";
