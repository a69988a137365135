import type { ReplyRule } from "@/server/mta/reports/reply-rule";

/** Outlook.com and Microsoft 365. Source: Microsoft's pages on NDR codes and sendersupport, and replies seen. */
export const microsoftRules: readonly ReplyRule[] = [
  {
    id: "microsoft-unknown-user",
    anyOf: [
      "resolver.adr.recipnotfound",
      "resolver.adr.recipientnotfound",
      "recipient not found by smtp address lookup",
      "resolver.adr.exrecipnotfound",
    ],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      { reply: "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup" },
      { reply: "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found" },
    ],
  },
  {
    id: "microsoft-mailbox-unavailable",
    allOf: ["mailbox unavailable", "(s2017062302)"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      { reply: "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", stage: "rcpt" },
    ],
  },
  {
    id: "microsoft-recipient-restricted",
    anyOf: ["resolver.rst.", "delivery restriction check failed", "not permitted to send to the recipient"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      { reply: "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required" },
      {
        reply:
          "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group",
      },
    ],
  },
  {
    id: "microsoft-recipient-access-denied",
    // Directory-based edge blocking and tenant blocks share this wording, so it proves no dead address.
    enhanced: ["4.1"],
    anyOf: ["recipient address rejected: access denied"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "550 5.4.1 Recipient address rejected: Access denied. [SA2PEPF000015CA.namprd03.prod.outlook.com]",
      },
    ],
  },
  {
    id: "microsoft-sender-requirements",
    enhanced: ["7.515", "7.509", "7.512"],
    class: "sender-auth",
    scope: "sender-domain",
    action: "alert-operator",
    replies: [
      {
        reply:
          "550 5.7.515 Access denied, sending domain EXAMPLE.COM doesn't meet the required authentication level.",
      },
      {
        reply:
          "550 5.7.509 Access denied, sending domain [EXAMPLE.COM] does not pass DMARC verification and has a DMARC policy of reject.",
      },
    ],
  },
  {
    id: "microsoft-rate-ip-reputation",
    anyOf: ["temporarily rate limited due to ip reputation", "temporarily rate limited"],
    class: "ip-reputation",
    scope: "ip",
    action: "slow-down",
    pauseSeconds: 5_400,
    replies: [
      {
        reply:
          "451 4.7.650 The mail server [192.0.2.25] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775)",
      },
    ],
  },
  {
    id: "microsoft-block-list",
    anyOf: [
      "part of their network is on our block list",
      "banned sending ip",
      "weren't sent. please contact your internet service provider",
      "(s3140)",
      "(s3150)",
    ],
    class: "ip-reputation",
    scope: "ip",
    action: "suspend",
    pauseSeconds: 14_400,
    replies: [
      {
        reply:
          "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
      },
      {
        reply:
          "550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/",
      },
    ],
  },
  {
    id: "microsoft-connection-limit",
    anyOf: [
      "exceeded the maximum number of connections",
      "exceed max concurrent connections",
      "exceeded the connection limit",
    ],
    class: "rate",
    scope: "session",
    action: "slow-down",
    pauseSeconds: 900,
    replies: [
      {
        reply:
          "421 4.7.652 The mail server [192.0.2.1] has exceeded the maximum number of connections. (S844)",
      },
      {
        reply:
          "421 4.3.2 The maximum number of concurrent server connections has exceeded a limit. Connection refused due to exceed max concurrent connections. IB007",
      },
    ],
  },
  {
    id: "microsoft-session-limit",
    anyOf: ["exceeded maximum number of messages per connection"],
    class: "rate",
    scope: "session",
    action: "reconnect",
    replies: [
      {
        reply:
          "421 4.7.653 The mail server [192.0.2.1] has exceeded maximum number of messages per connection. (S845)",
      },
    ],
  },
  {
    id: "microsoft-greylisted-ip",
    anyOf: ["access denied, please try again later", "server busy. please try again later from"],
    class: "ip-reputation",
    scope: "ip",
    action: "slow-down",
    pauseSeconds: 1_800,
    replies: [
      { reply: "451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)" },
      { reply: "451 4.7.550 Access denied, please try again later" },
    ],
  },
  {
    id: "microsoft-remote-unknown-user",
    anyOf: ["remote server returned unknown recipient or mailbox unavailable -> <"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      {
        reply:
          "550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 <taro@ezweb.ne.jp>: User unknown",
      },
    ],
  },
  {
    id: "microsoft-spam",
    enhanced: ["7.350", "7.511", "7.703", "7.705", "7.708"],
    class: "policy",
    scope: "content",
    action: "none",
    replies: [{ reply: "550 5.7.350 Remote server returned message detected as spam -> 550 rejected" }],
  },
];
