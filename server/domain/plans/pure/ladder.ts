/**
 * Mails a day that a new tenant may send, step by step. Receivers trust a sender that grows slowly and by good days; an operator ends
 * the ladder by making the tenant active.
 */
export const ladder = [200, 1_000, 5_000, 20_000] as const;

/** A trial lasts so long; then its mail waits. */
export const trialDays = 14;

/** A day counts when at least this part of what was allowed has left. */
const leastUse = 0.5;
/** Amazon SES, "Reputation metrics": healthy below 5 % bounces and 0.1 % complaints. */
const mostBounces = 0.05;
const mostComplaints = 0.001;

export type SendingDay = { accepted: number; bounced: number; complained: number };

/** Was it a day after which one may send more? */
export function isGoodDay(quota: number, { accepted, bounced, complained }: SendingDay): boolean {
  const left = accepted + bounced;
  return (
    left >= quota * leastUse &&
    accepted > 0 &&
    bounced / left < mostBounces &&
    complained / accepted < mostComplaints
  );
}

/**
 * The daily quota after a day.
 *
 * @returns the next step after a good day; else, and on the last step, the same
 */
export function nextDailyQuota(quota: number, day: SendingDay): number {
  if (!isGoodDay(quota, day)) return quota;
  return ladder.find((step) => step > quota) ?? quota;
}
