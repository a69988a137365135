const dayInMilliseconds = 86_400_000;

/** Calendar days are reckoned in UTC, where every day has 24 hours. @param day `2026-07-16` */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The calendar day a number of days later, or earlier. @param day `2026-07-16` */
export const shiftDay = (day: string, days: number): string =>
  new Date(noon(day).getTime() + days * dayInMilliseconds).toISOString().slice(0, 10);

/** The same day of another month; in a shorter month its last day. @param day `2026-07-16` */
export function shiftMonth(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** The weeks of a month from Sunday on, filled up with days of its neighbours. @param day any day of the month */
export function monthWeeks(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const start = shiftDay(first, -noon(first).getUTCDay());
  const end = shiftMonth(first, 1);
  const weeks: string[][] = [];
  for (let sunday = start; sunday < end; sunday = shiftDay(sunday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => shiftDay(sunday, index)));
  return weeks;
}
