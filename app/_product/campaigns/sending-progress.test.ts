import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReleaseSums } from "@/app/_product/campaigns/campaign-types";
import { sendingProgress } from "@/app/_product/campaigns/sending-progress";

const nothing: ReleaseSums = {
  planned: 0,
  accepted: 0,
  bounced: 0,
  failed: 0,
  excluded: 0,
  cancelled: 0,
  waiting: 0,
  deferrals: 0,
  unknown: 0,
  opened: 0,
  openedByMachine: 0,
  clicked: 0,
  clickedByMachine: 0,
  unsubscribed: 0,
  complained: 0,
};
const now = new Date("2026-07-14T01:01:00Z");
const startedAt = new Date("2026-07-14T01:00:00Z");

test("at the pace of the first minute, twice as much takes two minutes", () => {
  const sums = { ...nothing, planned: 1_000, excluded: 100, accepted: 290, bounced: 10, waiting: 600 };
  expect(sendingProgress(sums, startedAt, now)).toEqual({ done: 300, total: 900, remainingSeconds: 120 });
});

test.each([
  { name: "before the start", startedAt: null, sums: { ...nothing, planned: 100, waiting: 100 } },
  {
    name: "after a handful of mails",
    startedAt,
    sums: { ...nothing, planned: 100, accepted: 5, waiting: 95 },
  },
  { name: "when nothing is left", startedAt, sums: { ...nothing, planned: 100, accepted: 100 } },
])("$name there is no estimate", ({ sums, startedAt: start }) => {
  expect(sendingProgress(sums, start, now).remainingSeconds).toBeNull();
});

test("done never exceeds the total, and what was excluded or cancelled is in neither", () => {
  const count = fc.nat(100_000);
  fc.assert(
    fc.property(count, count, count, count, count, (accepted, bounced, excluded, cancelled, waiting) => {
      const planned = accepted + bounced + excluded + cancelled + waiting;
      const sums = { ...nothing, planned, accepted, bounced, excluded, cancelled, waiting };
      expect(sendingProgress(sums, startedAt, now)).toMatchObject({
        done: accepted + bounced,
        total: accepted + bounced + waiting,
      });
    }),
  );
});
