import type { ReplyRule } from "@/server/mta/reports/reply-rule";

/** Yahoo, AOL and Yahoo! JAPAN. Source: senders.yahooinc.com/smtp-error-codes and replies seen. */
export const yahooRules: readonly ReplyRule[] = [
  {
    id: "yahoo-permanent-deferral",
    anyOf: ["[ts03]", "[tss03]"],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    permanent: false,
    pauseSeconds: 86_400,
    replies: [
      {
        reply:
          "421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed. See http://postmaster.yahoo.com/421-ts03.html",
      },
    ],
  },
  {
    id: "yahoo-deferred-complaints-long",
    anyOf: ["[tss05]", "[ipts05]", "[ts05]"],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    pauseSeconds: 14_400,
    replies: [
      {
        reply:
          "421 4.7.0 [TSS05] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1",
      },
    ],
  },
  {
    id: "yahoo-deferred-complaints",
    anyOf: [
      "[tss04]",
      "[ipts04]",
      "[ts04]",
      "[ts02]",
      "temporarily deferred due to unexpected volume or user complaints",
      "temporarily deferred - 4.16.5",
    ],
    class: "ip-reputation",
    scope: "ip",
    action: "slow-down",
    pauseSeconds: 7_200,
    replies: [
      {
        reply:
          "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes",
      },
      {
        reply:
          "421 Message from (192.0.2.1) temporarily deferred - 4.16.50. Please refer to http://help.yahoo.com/help/us/mail/defer/defer-06.html",
      },
    ],
  },
  {
    id: "yahoo-spamhaus",
    anyOf: ["[bl21]", "[bl23]"],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    pauseSeconds: 14_400,
    replies: [
      {
        reply:
          "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list; see http://postmaster.yahoo.com/550-bl23.html",
      },
    ],
  },
  {
    id: "yahoo-japan-deferred",
    anyOf: [
      "vs98-ip0 deferred",
      "vs99-ip1 deferred",
      "vs1-ip excessive unknown recipients",
      "vs1-mf excessive unknown recipients",
    ],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    permanent: false,
    pauseSeconds: 3_600,
    replies: [
      { reply: "421 VS98-IP0 deferred" },
      { reply: "553 VS99-IP1 deferred", stage: "connect" },
      { reply: "451 VS1-IP Excessive unknown recipients - possible Open Relay (#4.1.8)" },
    ],
  },
  {
    id: "yahoo-unknown-user",
    allOf: ["this user doesn't have a"],
    anyOf: ["account"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      {
        reply:
          "554 delivery error: dd This user doesn't have a yahoo.com account (taro@yahoo.com) [-9] - mta1061.mail.ne1.yahoo.com",
        stage: "dot",
      },
    ],
  },
  {
    id: "yahoo-no-longer-valid",
    allOf: ["delivery error: dd", "is no longer valid"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      {
        reply: "554 delivery error: dd taro@yahoo.com is no longer valid. [-20] - mta.yahoo.com",
        stage: "dot",
      },
    ],
  },
  {
    id: "yahoo-mailbox-disabled",
    anyOf: ["this mailbox is disabled (554.30)"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "554 delivery error: dd Sorry, your message to taro@yahoo.com cannot be delivered. This mailbox is disabled (554.30). - mta.yahoo.com",
      },
    ],
  },
  {
    id: "yahoo-session-limit",
    anyOf: ["max message per connection reached"],
    class: "rate",
    scope: "session",
    action: "reconnect",
    replies: [{ reply: "421 Max message per connection reached, closing transmission channel" }],
  },
  {
    id: "yahoo-policy",
    anyOf: ["not accepted for policy reasons", "[ph01]"],
    class: "policy",
    scope: "content",
    action: "none",
    replies: [
      {
        reply:
          "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
      },
      { reply: "554 Message not allowed - [PH01] Email not accepted for policy reasons." },
    ],
  },
  {
    id: "yahoo-not-compliant",
    anyOf: ["headers are not rfc compliant"],
    class: "protocol",
    scope: "message",
    action: "alert-operator",
    replies: [{ reply: "554 Message not allowed - Headers are not RFC compliant[291]" }],
  },
  {
    id: "yahoo-busy",
    anyOf: ["resources temporarily unavailable", "message temporarily deferred"],
    class: "server",
    scope: "site",
    action: "none",
    replies: [
      {
        reply:
          "451 mta349.mail.mud.yahoo.com Resources temporarily unavailable. Please try again later [#4.16.1].",
      },
      { reply: "451 Message temporarily deferred - [170]" },
    ],
  },
];
