const minutesOfDay = 24 * 60;
const dayInMilliseconds = 86_400_000;

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export const localDay = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(instant);

/** Minutes since midnight on the wall clock of a zone. */
export function localMinutes(instant: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const [hour = 0, minute = 0] = clock.format(instant).split(":").map(Number);
  return hour * 60 + minute;
}

// Days without a zone have 24 hours in UTC, so they can be counted there.
const asUtc = (day: string) => new Date(`${day}T00:00:00Z`);

/** A calendar day moved by some days. */
export const moveDay = (day: string, days: number): string =>
  new Date(asUtc(day).getTime() + days * dayInMilliseconds).toISOString().slice(0, 10);

/** Seven days from the Sunday on or before `day`. */
export function weekOf(day: string): string[] {
  const sunday = moveDay(day, -asUtc(day).getUTCDay());
  return Array.from({ length: 7 }, (_, index) => moveDay(sunday, index));
}

/** A calendar day as an instant, for formatters that are told the zone UTC. */
export const dayAsUtc = asUtc;

/**
 * Where a stretch of time lies on a day's axis, in per cent of the day; cut off at midnight on both ends.
 *
 * @param until null for something that has no end yet
 */
export function placeOnDay(
  { from, until }: { from: Date; until: Date | null },
  day: string,
  timeZone: string,
): { start: number; width: number } {
  const at = (instant: Date) => {
    const own = localDay(instant, timeZone);
    if (own < day) return 0;
    return own > day ? minutesOfDay : localMinutes(instant, timeZone);
  };
  const start = at(from);
  const end = until === null ? start : Math.max(start, at(until));
  return { start: (start / minutesOfDay) * 100, width: ((end - start) / minutesOfDay) * 100 };
}

/** Quiet hours on a day's axis, in per cent: one stretch, or two when they run over midnight. */
export function quietStretches({
  from,
  to,
}: {
  from: number;
  to: number;
}): { start: number; width: number }[] {
  const stretch = (first: number, last: number) => ({
    start: (first / 24) * 100,
    width: ((last - first) / 24) * 100,
  });
  const stretches = from < to ? [stretch(from, to)] : [stretch(0, to), stretch(from, 24)];
  return stretches.filter(({ width }) => width > 0);
}
