import type { PauseReason } from "../schema";

/** A start that was missed by more is not made up for by itself: a mail for this morning must not leave at night. */
export const latestStartInHours = 6;

/** An audience that grew by more than this share, and by more than so many people, is not the one that was approved. */
export const tolerableGrowth = { share: 0.1, people: 100 } as const;

/** Reasons for which only somebody with the right to approve may let it go on, knowing what has changed. */
const needsApprover: readonly PauseReason[] = ["approver-gone", "audience-grown"];

export type StartFacts = {
  /** The content has the hash that was approved. */
  isAsApproved: boolean;
  /** Who approved it is a member, and may still approve. */
  approverMayDecide: boolean;
  approvedCount: number;
  /** People who would receive it now. */
  countNow: number;
  isLate: boolean;
};

/** What speaks against a start that is due, the gravest first; null: nothing. */
export function judgeStart(facts: StartFacts): PauseReason | null {
  const { isAsApproved, approverMayDecide, approvedCount, countNow, isLate } = facts;
  if (!isAsApproved) return "changed-after-approval";
  if (!approverMayDecide) return "approver-gone";
  const growth = countNow - approvedCount;
  if (growth > tolerableGrowth.people && growth > approvedCount * tolerableGrowth.share)
    return "audience-grown";
  return isLate ? "late-start" : null;
}

/** What one needs to let a paused release go on; null: nobody can, it can only be stopped. */
export function permissionToResume(
  reason: PauseReason | null,
): "campaigns:write" | "approvals:decide" | null {
  if (reason === "changed-after-approval") return null;
  return reason !== null && needsApprover.includes(reason) ? "approvals:decide" : "campaigns:write";
}
