import { expect, test } from "vitest";
import { describeDetails } from "@/app/(console)/t/[tenant]/settings/_audit/describe-details";

const id = "01a20105-7ab9-7e84-a318-dc0fa4bdebcc";
const wordOf = (key: string) => (key === "audience" ? "対象人数" : key);

test.each([
  {
    row: { subject: `people/${id}`, subjectName: "佐藤 美咲", details: { from: "analyst", to: "marketer" } },
    text: "佐藤 美咲 · from: analyst · to: marketer",
  },
  {
    row: {
      subject: `campaigns/${id}`,
      subjectName: "月代だより",
      details: { approvalId: id, sha256: "ab".repeat(32), releases: [id], audience: 980 },
    },
    text: "月代だより · 対象人数: 980",
  },
  {
    row: { subject: `tenants/${id}`, subjectName: null, details: { changed: ["name", "audience"] } },
    text: "…bdebcc · changed: name, 対象人数",
  },
  { row: { subject: `tags/${id}`, subjectName: "VIP", details: {} }, text: "VIP" },
  {
    row: { subject: `api-keys/${id}`, subjectName: "shop", details: { daysValid: null, by: { a: 1 } } },
    text: 'shop · by: {"a":1}',
  },
])("$text", ({ row, text }) => {
  expect(describeDetails(row, wordOf)).toBe(text);
});

test("a long row is cut", () => {
  const row = { subject: "imports/1", subjectName: "a.csv", details: { rows: "x".repeat(500) } };
  const text = describeDetails(row, wordOf);
  expect(text).toHaveLength(200);
  expect(text).toMatch(/…$/);
});
