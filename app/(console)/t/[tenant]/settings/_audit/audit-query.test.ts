import { expect, test } from "vitest";
import { readAuditQuery } from "@/app/(console)/t/[tenant]/settings/_audit/audit-query";

test("days are the company's own, both included", () => {
  const { input } = readAuditQuery({ from: "2026-07-13", until: "2026-07-14" }, "Asia/Tokyo");
  expect(input).toEqual({ from: "2026-07-12T15:00:00.000Z", to: "2026-07-14T15:00:00.000Z" });
});

test.each([
  { date: "2026-03-08", start: "2026-03-08T05:00:00.000Z", next: "2026-03-09T04:00:00.000Z" },
  { date: "2026-11-01", start: "2026-11-01T04:00:00.000Z", next: "2026-11-02T05:00:00.000Z" },
])("on $date the clocks of New York change", ({ date, start, next }) => {
  const { input } = readAuditQuery({ from: date, until: date }, "America/New_York");
  expect(input).toEqual({ from: start, to: next });
});

test("a noun stands for all of its actions", () => {
  expect(readAuditQuery({ noun: "campaign", actor: "abc" }, "UTC").input).toEqual({
    action: "campaign.",
    actorId: "abc",
  });
});

test.each([{ noun: "secret" }, { from: "yesterday" }, { from: "2026-13-45" }, { actor: "" }, {}])(
  "%j asks for everything",
  (query) => {
    expect(readAuditQuery(query, "Asia/Tokyo")).toEqual({ query: {}, input: {} });
  },
);

test("an end before the beginning is left out", () => {
  expect(readAuditQuery({ from: "2026-07-14", until: "2026-07-13" }, "UTC").query).toEqual({
    from: "2026-07-14",
  });
});
