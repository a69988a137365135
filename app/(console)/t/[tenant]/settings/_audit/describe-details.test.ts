import { expect, test } from "vitest";
import { describeDetails } from "@/app/(console)/t/[tenant]/settings/_audit/describe-details";

test.each([
  {
    subject: "people/1",
    details: { from: "analyst", to: "marketer" },
    text: "people/1 · from: analyst · to: marketer",
  },
  {
    subject: "tenants/1",
    details: { changed: ["name", "locale"] },
    text: "tenants/1 · changed: name, locale",
  },
  { subject: "tags/1", details: {}, text: "tags/1" },
  {
    subject: "api-keys/1",
    details: { daysValid: null, by: { a: 1 } },
    text: 'api-keys/1 · daysValid: null · by: {"a":1}',
  },
])("$text", ({ subject, details, text }) => {
  expect(describeDetails({ subject, details })).toBe(text);
});

test("a long row is cut", () => {
  const text = describeDetails({ subject: "imports/1", details: { rows: "x".repeat(500) } });
  expect(text).toHaveLength(200);
  expect(text).toMatch(/…$/);
});
