import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import type { ChartPoint } from "@/app/_ui/chart-series";

type Hours = ReportData["hours"];

const hourInMilliseconds = 3_600_000;
const shownHours = 72;
const shownDays = 30;

/** The first 72 hours, hour by hour; hours without events are zero. */
export function hourPoints(hours: Hours, startedAt: Date): ChartPoint[] {
  const byHour = new Map(hours.map((hour) => [hour.hour.getTime(), hour]));
  const first = Math.floor(startedAt.getTime() / hourInMilliseconds) * hourInMilliseconds;
  return Array.from({ length: shownHours }, (_, index) => {
    const at = first + index * hourInMilliseconds;
    const { opened = 0, clicked = 0 } = byHour.get(at) ?? {};
    return { at: new Date(at).toISOString(), values: { opened, clicked } };
  });
}

/** The first 30 days in the tenant's zone. */
export function dayPoints(hours: Hours, startedAt: Date, timeZone: string): ChartPoint[] {
  const dayOf = (instant: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(instant);
  const days = new Map<string, { at: Date; opened: number; clicked: number }>();
  for (let index = 0; index < shownDays; index += 1) {
    const at = new Date(startedAt.getTime() + index * 24 * hourInMilliseconds);
    days.set(dayOf(at), { at, opened: 0, clicked: 0 });
  }
  for (const { hour, opened, clicked } of hours) {
    const day = days.get(dayOf(hour));
    if (!day) continue;
    day.opened += opened;
    day.clicked += clicked;
  }
  return [...days.values()].map(({ at, ...values }) => ({ at: at.toISOString(), values }));
}
