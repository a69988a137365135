import type { CampaignState } from "../schema";

/** What may be done to a campaign in each state. A verb that is not listed is refused. */
export const campaignMoves = {
  edit: ["draft", "in-review", "changes-requested", "approved", "scheduled"],
  requestApproval: ["draft", "changes-requested"],
  send: ["approved"],
  cancel: ["approved", "scheduled"],
  pause: ["sending"],
  resume: ["paused"],
  stop: ["scheduled", "sending", "paused"],
  delete: ["draft", "changes-requested", "cancelled"],
} as const satisfies Record<string, readonly CampaignState[]>;
export type CampaignMove = keyof typeof campaignMoves;

export const mayMove = (state: CampaignState, move: CampaignMove): boolean =>
  (campaignMoves[move] as readonly CampaignState[]).includes(state);
