const dayInMilliseconds = 86_400_000;
/** Fewer days say nothing about a month. */
const fewestDays = 3;

/**
 * Mails by the end of the month at the pace it has had so far, on three digits, which is all that it can tell; null in the
 * month's first three days.
 */
export function forecastUsage(
  { accepted, from, until }: { accepted: number; from: Date; until: Date },
  now: Date,
): number | null {
  const past = now.getTime() - from.getTime();
  if (past < fewestDays * dayInMilliseconds) return null;
  const expected = accepted * ((until.getTime() - from.getTime()) / past);
  return Math.max(accepted, Number(expected.toPrecision(3)));
}
