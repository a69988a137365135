import { expect, test } from "vitest";
import { nextAttempt } from "./next-attempt";

const now = new Date("2026-03-01T00:00:00Z");
const inThreeDays = new Date("2026-03-04T00:00:00Z");

test.each([
  { attempt: 1, minutes: 5 },
  { attempt: 3, minutes: 30 },
  { attempt: 6, minutes: 240 },
  { attempt: 40, minutes: 240 },
])("after try $attempt it waits $minutes min", ({ attempt, minutes }) => {
  expect(nextAttempt(attempt, inThreeDays, now, 0)).toEqual(new Date(now.getTime() + minutes * 60_000));
});

test("a crowd is spread over a tenth of the wait", () => {
  expect(nextAttempt(3, inThreeDays, now, 1)).toEqual(new Date(now.getTime() + 33 * 60_000));
});

test("it gives up when the next try would come after the expiry", () => {
  expect(nextAttempt(6, new Date("2026-03-01T03:59:00Z"), now, 0)).toBeNull();
});
