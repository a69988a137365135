import { describe, expect, test } from "vitest";
import { ruleLimits, segmentRule } from "./schema";

const leaf = (values = ["x"]) => ({
  kind: "attribute",
  attribute: "company",
  test: { operator: "is", values },
});
const nested = (levels: number) => {
  let rule: unknown = { kind: "all", rules: [] };
  for (let level = 1; level < levels; level++) rule = { kind: "not", rule };
  return rule;
};
const keys = (rule: unknown) => segmentRule.safeParse(rule).error?.issues.map(({ message }) => message) ?? [];

describe("limits", () => {
  test.each([
    { what: "8 levels", rule: nested(ruleLimits.depth), refused: [] },
    { what: "9 levels", rule: nested(ruleLimits.depth + 1), refused: ["segments.ruleTooDeep"] },
    { what: "50,000 levels", rule: nested(50_000), refused: ["segments.ruleTooDeep"] },
    { what: "200 nodes", rule: { kind: "all", rules: Array(199).fill(leaf()) }, refused: [] },
    {
      what: "201 nodes",
      rule: { kind: "all", rules: Array(200).fill(leaf()) },
      refused: ["segments.tooManyConditions"],
    },
    {
      what: "a million nodes",
      rule: { kind: "all", rules: Array(1_000_000).fill(leaf()) },
      refused: ["segments.tooManyConditions"],
    },
    { what: "1,000 values", rule: leaf(Array(1_000).fill("x")), refused: [] },
    {
      what: "1,001 values over two conditions",
      rule: { kind: "any", rules: [leaf(Array(500).fill("x")), leaf(Array(501).fill("x"))] },
      refused: ["segments.tooManyValues"],
    },
  ])("$what: $refused", ({ rule, refused }) => {
    expect(keys(rule)).toEqual(refused);
  });
});

test.each([
  { what: "an unknown kind", rule: { kind: "sql", text: "true" } },
  { what: "an unknown attribute", rule: { ...leaf(), attribute: "password_hash" } },
  { what: "a key too many", rule: { ...leaf(), extra: 1 } },
  { what: "no values", rule: leaf([]) },
  { what: "an empty value", rule: leaf([" "]) },
  { what: "NUL in a value", rule: leaf(["a\0b"]) },
  {
    what: "values beside empty",
    rule: { kind: "attribute", attribute: "company", test: { operator: "empty", values: ["x"] } },
  },
  { what: "an empty any", rule: { kind: "any", rules: [] } },
  { what: "a day that is none", rule: { kind: "created", test: { operator: "on", day: "2026-02-30" } } },
  {
    what: "a day before PostgreSQL's reckoning",
    rule: { kind: "created", test: { operator: "on", day: "0000-01-01" } },
  },
  {
    what: "infinity",
    rule: {
      kind: "number-field",
      fieldId: crypto.randomUUID(),
      test: { operator: "equals", value: Number.POSITIVE_INFINITY },
    },
  },
  { what: "an id that is none", rule: { kind: "tag", tagId: "1 or 1=1", has: true } },
  { what: "null", rule: null },
  { what: "a group in itself without rules", rule: { kind: "all" } },
])("$what is refused", ({ rule }) => {
  expect(keys(rule).length).toBeGreaterThan(0);
});
