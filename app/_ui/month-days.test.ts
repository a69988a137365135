import fc from "fast-check";
import { expect, test } from "vitest";
import { monthWeeks, shiftDay, shiftMonth } from "@/app/_ui/month-days";

test.each([
  { day: "2026-07-16", weeks: 5, first: "2026-06-28", last: "2026-08-01" },
  { day: "2026-02-10", weeks: 4, first: "2026-02-01", last: "2026-02-28" },
  { day: "2026-08-31", weeks: 6, first: "2026-07-26", last: "2026-09-05" },
])("the month of $day has $weeks weeks from Sunday $first", ({ day, weeks, first, last }) => {
  const found = monthWeeks(day);
  expect(found).toHaveLength(weeks);
  expect([found.flat().at(0), found.flat().at(-1)]).toEqual([first, last]);
});

test.each([
  { day: "2026-01-31", months: 1, becomes: "2026-02-28" },
  { day: "2028-01-31", months: 1, becomes: "2028-02-29" },
  { day: "2026-03-31", months: -1, becomes: "2026-02-28" },
  { day: "2026-12-15", months: 1, becomes: "2027-01-15" },
  { day: "2026-01-15", months: -1, becomes: "2025-12-15" },
])("$months month from $day is $becomes", ({ day, months, becomes }) => {
  expect(shiftMonth(day, months)).toBe(becomes);
});

test("going there and back is the same day", () => {
  const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: -500, max: 500 }), (date, days) => {
      const text = date.toISOString().slice(0, 10);
      expect(shiftDay(shiftDay(text, days), -days)).toBe(text);
    }),
  );
});
