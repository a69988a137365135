import { Temporal } from "@js-temporal/polyfill";
import { DomainError } from "./errors";

/**
 * The instant of a wall time in a zone. In the gap of a clock change the time after it; in the overlap the first of the two
 * ("compatible", RFC 5545 §3.3.5).
 *
 * @param wall `2026-07-16T10:00`
 * @param zone IANA name
 * @throws INVALID not a wall time, or an unknown zone
 */
export function resolveWall(wall: string, zone: string): Date {
  try {
    const at = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: "compatible" });
    return new Date(at.epochMilliseconds);
  } catch {
    throw new DomainError("INVALID", "campaigns.badTime", { wall, zone });
  }
}

/** The calendar day in a zone, `YYYY-MM-DD`. */
export const dayIn = (zone: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/** A calendar day moved by a number of days, in either direction. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** First day of the month in UTC: the partition of what is made now. */
export const monthOf = (now: Date): string => `${now.toISOString().slice(0, 7)}-01`;

/**
 * When quiet hours end, or null when it is not quiet now. `from` 21 and `to` 8 mean 21:00 to 08:00 of the next day.
 *
 * @param from hour 0–23 at which it becomes quiet
 * @param to hour 0–23 at which mail may leave again
 */
export function quietUntil(from: number, to: number, zone: string, now: Date): Date | null {
  if (from === to) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const isQuiet = from < to ? local.hour >= from && local.hour < to : local.hour >= from || local.hour < to;
  if (!isQuiet) return null;
  const day = local.hour < to ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  return new Date(
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: to }) })
      .epochMilliseconds,
  );
}
