import type { CampaignState } from "@/server/domain/campaigns/schema";

/** The tabs of the list, each a set of states; `all` is every state. */
export const campaignViews = {
  all: [],
  active: ["approved", "scheduled", "sending", "paused"],
  review: ["in-review", "changes-requested"],
  draft: ["draft"],
  done: ["sent", "stopped", "cancelled"],
} as const satisfies Record<string, readonly CampaignState[]>;

export type CampaignView = keyof typeof campaignViews;

export const readView = (text: string | undefined): CampaignView =>
  text !== undefined && Object.hasOwn(campaignViews, text) ? (text as CampaignView) : "all";

/** How many campaigns a tab holds. */
export function countView(view: CampaignView, counts: Readonly<Record<CampaignState, number>>): number {
  const states: readonly CampaignState[] = campaignViews[view];
  return Object.entries(counts).reduce(
    (sum, [state, count]) => (view === "all" || states.includes(state as CampaignState) ? sum + count : sum),
    0,
  );
}
