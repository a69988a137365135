import { expect, test } from "vitest";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { problemOf } from "@/app/_product/segment-builder/problem-of";
import { type Condition, segmentRule } from "@/server/domain/segments/schema";

const id = "0190f2b4-7c1e-7d3a-9a55-2f1c6d0e8b77";
const gone = "0190f2b4-7c1e-7d3a-9a55-2f1c6d0e8b78";
const catalogue: Catalogue = {
  fields: [{ fieldId: id, label: "ポイント", type: "number" }],
  tags: [{ tagId: id, name: "会員" }],
  campaigns: [{ campaignId: id, name: "夏" }],
};
const number = (test: Extract<Condition, { kind: "number-field" }>["test"], fieldId = id): Condition => ({
  kind: "number-field",
  fieldId,
  test,
});
const text = (values: string[]): Condition => ({
  kind: "attribute",
  attribute: "company",
  test: { operator: "is", values },
});
const problem = (condition: Condition) => problemOf({ kind: "condition", id: "x", condition }, catalogue);

test.each<{ what: string; condition: Condition; is: string }>([
  { what: "no value", condition: text([]), is: "valuesMissing" },
  { what: "a long value", condition: text(["あ".repeat(201)]), is: "valueTooLong" },
  { what: "no number", condition: number({ operator: "at-least", value: Number.NaN }), is: "numberMissing" },
  { what: "5 to 1", condition: number({ operator: "between", from: 5, to: 1 }), is: "rangeReversed" },
  { what: "a deleted field", condition: number({ operator: "empty" }, gone), is: "fieldGone" },
  {
    what: "a field of another type",
    condition: { kind: "boolean-field", fieldId: id, is: "true" },
    is: "fieldGone",
  },
  { what: "no day", condition: { kind: "created", test: { operator: "on", day: "" } }, is: "dayMissing" },
  {
    what: "0 days",
    condition: { kind: "engagement", event: "opened", did: true, days: 0 },
    is: "daysOutOfRange",
  },
  { what: "no tag", condition: { kind: "tag", tagId: "", has: true }, is: "tagMissing" },
  { what: "a deleted tag", condition: { kind: "tag", tagId: gone, has: true }, is: "tagGone" },
  { what: "no campaign", condition: { kind: "received", campaignId: "", did: true }, is: "campaignMissing" },
  { what: "a deleted one", condition: { kind: "received", campaignId: gone, did: true }, is: "campaignGone" },
])("$what is said: $is", ({ condition, is }) => {
  expect(problem(condition)).toBe(is);
});

test.each<Condition>([
  text(["株式会社"]),
  number({ operator: "between", from: 1, to: 1 }),
  { kind: "created", test: { operator: "last-days", days: 3_650 } },
  { kind: "tag", tagId: id, has: false },
  { kind: "consent", purpose: "marketing", state: "none" },
])("what has no problem here has none at the server", (condition) => {
  expect(problem(condition)).toBeNull();
  expect(segmentRule.safeParse(condition).success).toBe(true);
});
