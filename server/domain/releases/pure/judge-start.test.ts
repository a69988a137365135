import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeStart, permissionToResume, type StartFacts, tolerableGrowth } from "./judge-start";

const good: StartFacts = {
  isAsApproved: true,
  approverMayDecide: true,
  approvedCount: 1_000,
  countNow: 1_000,
  isLate: false,
};

test.each<{ what: string; facts: Partial<StartFacts>; reason: ReturnType<typeof judgeStart> }>([
  { what: "nothing has changed", facts: {}, reason: null },
  { what: "it is late", facts: { isLate: true }, reason: "late-start" },
  { what: "the approver left", facts: { approverMayDecide: false, isLate: true }, reason: "approver-gone" },
  {
    what: "the content is another",
    facts: { isAsApproved: false, approverMayDecide: false },
    reason: "changed-after-approval",
  },
  { what: "1,000 became 1,100", facts: { countNow: 1_100 }, reason: null },
  { what: "1,000 became 1,101", facts: { countNow: 1_101 }, reason: "audience-grown" },
  { what: "10 became 110", facts: { approvedCount: 10, countNow: 110 }, reason: null },
  { what: "10 became 111", facts: { approvedCount: 10, countNow: 111 }, reason: "audience-grown" },
  { what: "10,000 became 11,000", facts: { approvedCount: 10_000, countNow: 11_000 }, reason: null },
  {
    what: "10,000 became 11,001",
    facts: { approvedCount: 10_000, countNow: 11_001 },
    reason: "audience-grown",
  },
  { what: "fewer people are left", facts: { countNow: 3 }, reason: null },
])("$what: $reason", ({ facts, reason }) => {
  expect(judgeStart({ ...good, ...facts })).toBe(reason);
});

test("whatever the numbers, an audience is stopped only when it grew beyond both bounds", () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (approvedCount, countNow) => {
      const isGrown = judgeStart({ ...good, approvedCount, countNow }) === "audience-grown";
      const growth = countNow - approvedCount;
      expect(isGrown).toBe(growth > tolerableGrowth.people && growth > approvedCount * tolerableGrowth.share);
    }),
  );
});

test("who may let it go on depends on why it is paused", () => {
  expect(permissionToResume(null)).toBe("campaigns:write");
  expect(permissionToResume("by-person")).toBe("campaigns:write");
  expect(permissionToResume("late-start")).toBe("campaigns:write");
  expect(permissionToResume("approver-gone")).toBe("approvals:decide");
  expect(permissionToResume("audience-grown")).toBe("approvals:decide");
  expect(permissionToResume("changed-after-approval")).toBeNull();
});
