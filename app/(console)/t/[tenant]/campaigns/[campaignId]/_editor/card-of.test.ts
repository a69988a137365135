import { expect, test } from "vitest";
import { blockedCards, cardOf } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/card-of";

test.each([
  { code: "missingSegment", where: "audience", card: "audience" },
  { code: "senderNotVerified", where: "sender", card: "sender" },
  { code: "missingSubject", where: "subject", card: "sender" },
  { code: "mergeUnknownField", where: "preheader", card: "sender" },
  { code: "mergeUnknownField", where: "body.rows.0.columns.0.contents.1", card: "content" },
  { code: "badContent", where: "content", card: "content" },
  { code: "noUnsubscribeLink", where: "html", card: "content" },
  { code: "timeHasPassed", where: "schedule", card: "timing" },
] as const)("$code at $where is put right on the card $card", ({ code, where, card }) => {
  expect(cardOf({ code, where } as Parameters<typeof cardOf>[0])).toBe(card);
});

test("what is only worth a look does not block a card", () => {
  const problem = { code: "subjectTooLong", severity: "warn", where: "subject", details: {} } as const;
  expect(blockedCards([problem])).toEqual([]);
  expect(blockedCards([{ ...problem, code: "missingSubject", severity: "block" }])).toEqual(["sender"]);
});
