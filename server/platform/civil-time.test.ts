import { expect, test } from "vitest";
import { dayIn, quietUntil, resolveWall } from "./civil-time";

test.each([
  { wall: "2026-07-16T10:00", zone: "Asia/Tokyo", instant: "2026-07-16T01:00:00.000Z" },
  { wall: "2027-03-28T02:30", zone: "Europe/Berlin", instant: "2027-03-28T01:30:00.000Z" },
  { wall: "2027-10-31T02:30", zone: "Europe/Berlin", instant: "2027-10-31T00:30:00.000Z" },
])("$wall in $zone is $instant", ({ wall, zone, instant }) => {
  expect(resolveWall(wall, zone).toISOString()).toBe(instant);
});

test.each(["", "tomorrow", "2026-13-01T10:00"])("%j is no wall time", (wall) => {
  expect(() => resolveWall(wall, "Asia/Tokyo")).toThrow("campaigns.badTime");
});

test("the day is the zone's", () => {
  expect(dayIn("Asia/Tokyo", new Date("2026-07-15T15:00:00Z"))).toBe("2026-07-16");
});

test.each([
  { at: "2026-07-16T20:59:00+09:00", until: null },
  { at: "2026-07-16T21:00:00+09:00", until: "2026-07-17T08:00:00+09:00" },
  { at: "2026-07-17T00:30:00+09:00", until: "2026-07-17T08:00:00+09:00" },
  { at: "2026-07-17T08:00:00+09:00", until: null },
])("quiet from 21 to 8: at $at mail waits until $until", ({ at, until }) => {
  expect(quietUntil(21, 8, "Asia/Tokyo", new Date(at))).toEqual(until === null ? null : new Date(until));
});
