import type { Format } from "@/app/_i18n/bind-format";
import { formatInstant } from "@/app/_i18n/format";

/**
 * A wanted wall time in words: `2026年7月16日(木) 10:00`. It has no zone of its own, so it is read and written as if it were UTC.
 *
 * @param wall `2026-07-16T10:00`
 */
export function formatWall(
  wall: string,
  { locale, now }: Pick<Format, "locale" | "now">,
  year: "auto" | "always" = "auto",
): string {
  return formatInstant(new Date(`${wall}:00Z`), { locale, timeZone: "UTC", now }, { year });
}
