import { expect, test } from "vitest";
import { changedValues } from "./changed-values";

const row = { name: "a", cap: null as number | null, networks: ["10.0.0.0/8"], secret: "s" };

test.each([
  { after: { name: "b" }, changed: { before: { name: "a" }, after: { name: "b" } } },
  { after: { name: "a", cap: 3 }, changed: { before: { cap: null }, after: { cap: 3 } } },
  { after: { networks: ["10.0.0.0/8"] }, changed: {} },
  { after: { networks: [] }, changed: { before: { networks: ["10.0.0.0/8"] }, after: { networks: [] } } },
  { after: { name: undefined }, changed: {} },
  { after: { secret: "t" }, changed: {} },
  { after: {}, changed: {} },
])("$after is told as $changed", ({ after, changed }) => {
  expect(changedValues(row, after as Partial<typeof row>, ["name", "cap", "networks"])).toEqual(changed);
});
