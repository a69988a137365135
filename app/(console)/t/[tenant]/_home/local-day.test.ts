import { describe, expect, test } from "vitest";
import {
  localDay,
  localMinutes,
  moveDay,
  placeOnDay,
  quietStretches,
  weekOf,
} from "@/app/(console)/t/[tenant]/_home/local-day";

const tokyo = "Asia/Tokyo";

test.each([
  { at: "2026-07-13T14:59:59Z", zone: tokyo, day: "2026-07-13", minutes: 23 * 60 + 59 },
  { at: "2026-07-13T15:00:00Z", zone: tokyo, day: "2026-07-14", minutes: 0 },
  { at: "2026-07-14T03:30:00Z", zone: "America/New_York", day: "2026-07-13", minutes: 23 * 60 + 30 },
])("$at is minute $minutes of $day in $zone", ({ at, zone, day, minutes }) => {
  expect(localDay(new Date(at), zone)).toBe(day);
  expect(localMinutes(new Date(at), zone)).toBe(minutes);
});

test.each([
  { day: "2026-07-14", first: "2026-07-12", last: "2026-07-18" },
  { day: "2026-07-12", first: "2026-07-12", last: "2026-07-18" },
  { day: "2026-01-01", first: "2025-12-28", last: "2026-01-03" },
])("the week of $day is from Sunday $first to Saturday $last", ({ day, first, last }) => {
  const week = weekOf(day);
  expect([week.length, week[0], week.at(-1)]).toEqual([7, first, last]);
});

test("a day after February's last is in March", () => {
  expect(moveDay("2028-02-28", 1)).toBe("2028-02-29");
  expect(moveDay("2026-02-28", 1)).toBe("2026-03-01");
});

describe("on the axis of 2026-07-14 in Tokyo", () => {
  const place = (from: string, until: string | null) =>
    placeOnDay({ from: new Date(from), until: until === null ? null : new Date(until) }, "2026-07-14", tokyo);

  test.each([
    { what: "noon, no end", from: "2026-07-14T03:00:00Z", until: null, start: 50, width: 0 },
    { what: "six hours", from: "2026-07-14T03:00:00Z", until: "2026-07-14T09:00:00Z", start: 50, width: 25 },
    {
      what: "from the day before",
      from: "2026-07-13T03:00:00Z",
      until: "2026-07-13T21:00:00Z",
      start: 0,
      width: 25,
    },
    {
      what: "into the next day",
      from: "2026-07-14T09:00:00Z",
      until: "2026-07-15T09:00:00Z",
      start: 75,
      width: 25,
    },
  ])("$what", ({ from, until, start, width }) => {
    expect(place(from, until)).toEqual({ start, width });
  });
});

test.each([
  {
    hours: { from: 21, to: 6 },
    stretches: [
      { start: 0, width: 25 },
      { start: 87.5, width: 12.5 },
    ],
  },
  { hours: { from: 12, to: 18 }, stretches: [{ start: 50, width: 25 }] },
  { hours: { from: 18, to: 0 }, stretches: [{ start: 75, width: 25 }] },
])("quiet from $hours.from to $hours.to", ({ hours, stretches }) => {
  expect(quietStretches(hours)).toEqual(stretches);
});
