const minute = 60_000;
/** Minutes after each try: early ones short for greylisting (RFC 6647 §2), later ones as RFC 5321 §4.5.4.1 advises. */
const waitsInMinutes = [5, 15, 30, 60, 120, 240] as const;
const longestWaitInMinutes = 240;

/**
 * When to try a deferred message again.
 *
 * @param attempt tries so far, from 1
 * @param expiresAt after this the message is given up
 * @param spread 0–1, spreads a crowd of messages that failed together over a tenth of the wait
 * @returns the instant of the next try, or null when the message would have expired by then
 */
export function nextAttempt(attempt: number, expiresAt: Date, now: Date, spread: number): Date | null {
  const wait = (waitsInMinutes[attempt - 1] ?? longestWaitInMinutes) * minute;
  const next = new Date(now.getTime() + wait * (1 + spread / 10));
  return next > expiresAt ? null : next;
}
