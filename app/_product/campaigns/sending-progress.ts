import type { ReleaseSums } from "@/app/_product/campaigns/campaign-types";

export type SendingProgress = {
  /** Mails that will not be tried again, whatever became of them. */
  done: number;
  /** Mails that were to leave: planned without the excluded and the cancelled. */
  total: number;
  /** By the mean speed since the start; null while there is too little to go by, or nothing left. */
  remainingSeconds: number | null;
};

const fewestForAnEstimate = 20;

/** How far a release is, and how long it will still take at the pace it has had. */
export function sendingProgress(sums: ReleaseSums, startedAt: Date | null, now: Date): SendingProgress {
  const total = sums.planned - sums.excluded - sums.cancelled;
  const done = total - sums.waiting;
  const seconds = startedAt === null ? 0 : (now.getTime() - startedAt.getTime()) / 1_000;
  const canTell = done >= fewestForAnEstimate && sums.waiting > 0 && seconds > 0;
  return { done, total, remainingSeconds: canTell ? Math.ceil((sums.waiting / done) * seconds) : null };
}
