import { expect, test } from "vitest";
import { forecastUsage } from "@/app/(console)/t/[tenant]/_home/forecast-usage";

const month = { from: new Date("2026-05-31T15:00:00Z"), until: new Date("2026-06-30T15:00:00Z") };

test.each([
  { day: 2.9, accepted: 1_000, forecast: null },
  { day: 3, accepted: 1_000, forecast: 10_000 },
  { day: 15, accepted: 412_806, forecast: 826_000 },
  { day: 29.99, accepted: 412_806, forecast: 413_000 },
  { day: 30, accepted: 123_456, forecast: 123_456 },
  { day: 10, accepted: 0, forecast: 0 },
])("$accepted mails after $day days lead to $forecast", ({ day, accepted, forecast }) => {
  const now = new Date(month.from.getTime() + day * 86_400_000);
  expect(forecastUsage({ ...month, accepted }, now)).toBe(forecast);
});
