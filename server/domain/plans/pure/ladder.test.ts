import fc from "fast-check";
import { expect, test } from "vitest";
import { isGoodDay, ladder, nextDailyQuota } from "./ladder";

const good = { accepted: 200, bounced: 0, complained: 0 };

test.each([
  { from: 200, to: 1_000 },
  { from: 1_000, to: 5_000 },
  { from: 5_000, to: 20_000 },
  { from: 20_000, to: 20_000 },
  { from: 300, to: 1_000 },
])("after a good day $from becomes $to", ({ from, to }) => {
  expect(nextDailyQuota(from, { ...good, accepted: from })).toBe(to);
});

test.each([
  { what: "nothing was sent", day: { accepted: 0, bounced: 0, complained: 0 } },
  { what: "less than half was used", day: { accepted: 99, bounced: 0, complained: 0 } },
  { what: "5 % bounced", day: { accepted: 190, bounced: 10, complained: 0 } },
  { what: "one of a thousand complained", day: { accepted: 1_000, bounced: 0, complained: 1 } },
  { what: "everything bounced", day: { accepted: 0, bounced: 200, complained: 0 } },
])("the quota stays when $what", ({ day }) => {
  expect(nextDailyQuota(200, day)).toBe(200);
});

test("a quota never falls, never goes beyond the ladder, and climbs one step at a time", () => {
  const count = fc.nat(100_000);
  fc.assert(
    fc.property(
      fc.constantFrom(...ladder),
      fc.record({ accepted: count, bounced: count, complained: count }),
      (quota, day) => {
        const next = nextDailyQuota(quota, day);
        const at = ladder.indexOf(quota);
        expect([quota, ladder[at + 1] ?? quota]).toContain(next);
        if (next !== quota) expect(isGoodDay(quota, day)).toBe(true);
      },
    ),
  );
});
