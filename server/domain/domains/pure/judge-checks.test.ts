import { expect, test } from "vitest";
import { judgeChecks, type Standing } from "./judge-checks";

const now = new Date("2026-03-15T00:00:00Z");
const earlier = new Date("2026-03-10T00:00:00Z");
const pending: Standing = { state: "pending", verifiedAt: null, failingSince: null };
const verified: Standing = { state: "verified", verifiedAt: earlier, failingSince: null };
const failing: Standing = { state: "failing", verifiedAt: earlier, failingSince: earlier };
const records = ["ownership", "dkim", "spf", "dmarc", "return-path", "mx-or-a"] as const;
type Status = "pass" | "missing" | "wrong" | "temporary";
const checks = (changes: Partial<Record<(typeof records)[number], Status>> = {}) =>
  records.map((record) => ({ record, status: changes[record] ?? ("pass" as const) }));

test.each([
  {
    what: "all pass",
    before: pending,
    given: checks(),
    after: { state: "verified", verifiedAt: now, failingSince: null },
  },
  { what: "still passes", before: verified, given: checks(), after: verified },
  { what: "passes again", before: failing, given: checks(), after: verified },
  { what: "never passed", before: pending, given: checks({ dkim: "missing" }), after: pending },
  {
    what: "no longer passes",
    before: verified,
    given: checks({ dmarc: "wrong" }),
    after: { ...failing, failingSince: now },
  },
  { what: "fails for longer", before: failing, given: checks({ spf: "missing" }), after: failing },
  {
    what: "DNS does not answer",
    before: verified,
    given: checks({ ownership: "temporary", dkim: "temporary", spf: "temporary", dmarc: "temporary" }),
    after: verified,
  },
  {
    what: "DNS does not answer for a failing one",
    before: failing,
    given: checks({ dkim: "temporary" }),
    after: failing,
  },
  {
    what: "DNS does not answer for a new one",
    before: pending,
    given: checks({ dkim: "temporary" }),
    after: pending,
  },
  {
    what: "one is wrong while another is not known",
    before: verified,
    given: checks({ dkim: "temporary", ownership: "missing" }),
    after: { ...failing, failingSince: now },
  },
  {
    what: "only what is shown is wrong",
    before: pending,
    given: checks({ "return-path": "missing", "mx-or-a": "missing" }),
    after: { state: "verified", verifiedAt: now, failingSince: null },
  },
  { what: "no checks at all", before: pending, given: [], after: pending },
])("$what", ({ before, given, after }) => {
  expect(judgeChecks(before, given, now)).toEqual(after);
});
