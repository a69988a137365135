import { expect, test } from "vitest";
import { dayPoints, hourPoints } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/chart-points";

const startedAt = new Date("2026-06-11T01:20:00Z");
const hour = (at: string, opened: number, clicked: number) => ({
  hour: new Date(at),
  accepted: 0,
  opened,
  clicked,
  unsubscribed: 0,
  bounced: 0,
});

test("72 hours begin with the hour of the start, and quiet hours are zero", () => {
  const points = hourPoints(
    [hour("2026-06-11T01:00:00Z", 7, 2), hour("2026-06-11T03:00:00Z", 5, 1)],
    startedAt,
  );
  expect(points).toHaveLength(72);
  expect(points.slice(0, 3)).toEqual([
    { at: "2026-06-11T01:00:00.000Z", values: { opened: 7, clicked: 2 } },
    { at: "2026-06-11T02:00:00.000Z", values: { opened: 0, clicked: 0 } },
    { at: "2026-06-11T03:00:00.000Z", values: { opened: 5, clicked: 1 } },
  ]);
});

test("a day is one of the tenant's zone, and what came after 30 days is left out", () => {
  const hours = [
    hour("2026-06-11T14:00:00Z", 3, 1),
    hour("2026-06-11T15:00:00Z", 4, 0),
    hour("2026-08-11T15:00:00Z", 9, 9),
  ];
  const points = dayPoints(hours, startedAt, "Asia/Tokyo");
  expect(points).toHaveLength(30);
  expect(points.slice(0, 2).map(({ values }) => values)).toEqual([
    { opened: 3, clicked: 1 },
    { opened: 4, clicked: 0 },
  ]);
});
