import { expect, test } from "vitest";
import { describeChanges } from "@/app/(console)/t/[tenant]/settings/_audit/describe-changes";

const words = {
  field: (key: string) => (key === "weeklyCap" ? "週の上限" : key),
  value: (key: string, value: string) => (key === "role" ? `«${value}»` : value),
  none: "なし",
  on: "オン",
  off: "オフ",
};

test.each([
  { before: { weeklyCap: null }, after: { weeklyCap: 3 }, lines: ["週の上限: なし → 3"] },
  { before: { weeklyCap: 0 }, after: { weeklyCap: null }, lines: ["週の上限: 0 → なし"] },
  { before: { on: true }, after: { on: false }, lines: ["on: オン → オフ"] },
  {
    before: { allowedNetworks: [] },
    after: { allowedNetworks: ["10.0.0.0/8", "::1"] },
    lines: ["allowedNetworks: なし → 10.0.0.0/8, ::1"],
  },
  { before: { role: "analyst" }, after: { role: "admin" }, lines: ["role: «analyst» → «admin»"] },
  {
    before: { segmentId: null },
    after: { segmentId: "01a20105-7ab9-7e84-a318-dc0fa4bdebcc" },
    lines: ["segmentId: なし → …bdebcc"],
  },
  { before: { a: 1 }, after: { a: 2, b: 3 }, lines: ["a: 1 → 2", "b: なし → 3"] },
  { before: null, after: null, lines: [] },
])("$before → $after", ({ before, after, lines }) => {
  expect(describeChanges(before, after, words)).toEqual(lines);
});
