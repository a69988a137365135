import { expect, test } from "vitest";
import { attributeReply, type SmtpStage } from "./attribute-reply";
import { ReplyParser } from "./reply-parser";

const cases: { stage: SmtpStage; wire: string; kind: string; scope: string }[] = [
  { stage: "greeting", wire: "421 4.3.2 Busy", kind: "deferred", scope: "host" },
  { stage: "greeting", wire: "554 5.7.1 Your address is listed", kind: "deferred", scope: "host" },
  { stage: "ehlo", wire: "550 5.7.1 No", kind: "deferred", scope: "host" },
  { stage: "mail", wire: "421 4.7.0 Too many messages", kind: "deferred", scope: "host" },
  { stage: "mail", wire: "550 5.1.8 Bad sender domain", kind: "bounced", scope: "sender" },
  { stage: "mail", wire: "550 5.1.1 Odd but about the sender", kind: "bounced", scope: "sender" },
  { stage: "mail", wire: "452 4.3.1 Out of disk", kind: "deferred", scope: "host" },
  { stage: "mail", wire: "552 5.3.4 Too big", kind: "bounced", scope: "sender" },
  { stage: "mail", wire: "503 5.5.1 Sequence", kind: "deferred", scope: "connection" },
  { stage: "rcpt", wire: "550 No such user", kind: "bounced", scope: "recipient" },
  { stage: "rcpt", wire: "550 5.1.1 No such user", kind: "bounced", scope: "recipient" },
  { stage: "rcpt", wire: "452 4.2.2 Mailbox full", kind: "deferred", scope: "recipient" },
  { stage: "rcpt", wire: "550 5.7.1 Blocked", kind: "bounced", scope: "sender" },
  { stage: "rcpt", wire: "450 4.7.1 Greylisted", kind: "deferred", scope: "sender" },
  { stage: "rcpt", wire: "450 4.4.1 Back end away", kind: "deferred", scope: "host" },
  { stage: "rcpt", wire: "421 4.7.28 Rate", kind: "deferred", scope: "host" },
  { stage: "rcpt", wire: "504 5.5.2 Need a full name", kind: "bounced", scope: "recipient" },
  { stage: "data", wire: "250 What", kind: "deferred", scope: "connection" },
  { stage: "data", wire: "503 5.5.1 Sequence", kind: "deferred", scope: "connection" },
  { stage: "dot", wire: "250 2.0.0 Queued", kind: "accepted", scope: "recipient" },
  { stage: "dot", wire: "354 What", kind: "unknown", scope: "connection" },
  { stage: "dot", wire: "554 Spam", kind: "bounced", scope: "sender" },
  { stage: "dot", wire: "552 5.2.2 Mailbox full", kind: "bounced", scope: "recipient" },
  { stage: "dot", wire: "550 5.7.26 Unauthenticated", kind: "bounced", scope: "sender" },
  { stage: "dot", wire: "451 4.3.0 Later", kind: "deferred", scope: "host" },
];

test.each(cases)("$wire at $stage is $kind and concerns the $scope", ({ stage, wire, kind, scope }) => {
  const [reply] = new ReplyParser().push(Buffer.from(`${wire}\r\n`)).replies;
  expect(attributeReply(stage, reply!)).toEqual({
    kind,
    scope,
    code: reply!.code,
    enhanced: reply!.enhanced,
    text: wire,
  });
});
