import { permissionToResume } from "@/server/domain/releases/pure/judge-start";
import type { PauseReason } from "@/server/domain/releases/schema";
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

/** What an actor needs for each move. */
export const permissionOfMove = {
  edit: "campaigns:write",
  requestApproval: "campaigns:write",
  send: "campaigns:write",
  cancel: "campaigns:write",
  pause: "campaigns:stop",
  resume: "campaigns:write",
  stop: "campaigns:stop",
  delete: "campaigns:write",
} as const satisfies Record<CampaignMove, string>;

/**
 * The moves that an actor with these permissions may make now: for showing buttons, not for deciding.
 *
 * @param pauseReason why it is paused, when that is known
 */
export const openMoves = (
  state: CampaignState,
  may: readonly string[],
  pauseReason: PauseReason | null = null,
): ReadonlySet<CampaignMove> =>
  new Set(
    (Object.keys(campaignMoves) as CampaignMove[]).filter((move) => {
      const permission = move === "resume" ? permissionToResume(pauseReason) : permissionOfMove[move];
      return mayMove(state, move) && permission !== null && may.includes(permission);
    }),
  );
