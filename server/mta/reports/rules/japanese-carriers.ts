import type { ReplyRule } from "@/server/mta/reports/reply-rule";

/**
 * docomo, au (KDDI) and SoftBank. docomo and au say "unknown user" also for a person who refuses our domain in
 * the handset's settings; what tells them apart is the stage, the enhanced code or an empty address.
 * Source: the senders' guides of the three carriers and replies seen.
 */
export const japaneseCarrierRules: readonly ReplyRule[] = [
  {
    id: "docomo-mailbox-full",
    anyOf: ["too much mail data"],
    class: "mailbox-full",
    scope: "recipient",
    action: "none",
    replies: [{ reply: "552 Too much mail data taro@docomo.ne.jp" }],
  },
  {
    id: "docomo-too-many-recipients",
    codes: [552],
    anyOf: ["too many recipients"],
    class: "rate",
    scope: "session",
    action: "reconnect",
    permanent: false,
    replies: [{ reply: "552 Too many recipients" }],
  },
  {
    id: "docomo-line-too-long",
    codes: [500],
    anyOf: ["line too long"],
    class: "protocol",
    scope: "message",
    action: "alert-operator",
    permanent: true,
    replies: [{ reply: "500 Line Too Long", stage: "dot" }],
  },
  {
    id: "carrier-refused-by-handset-setting",
    // Refused after the body: the address was accepted at RCPT, so it exists.
    codes: [550],
    withoutEnhanced: true,
    stages: ["dot"],
    anyOf: ["unknown user", "user unknown"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      { reply: "550 Unknown user taro@docomo.ne.jp", stage: "dot" },
      { reply: "550 : User unknown", stage: "dot" },
    ],
  },
  {
    id: "carrier-refused-by-handset-setting-status",
    enhanced: ["2.0"],
    anyOf: ["unknown user", "user unknown"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [{ reply: "550 5.2.0 Unknown user taro@docomo.ne.jp", stage: "report" }],
  },
  {
    id: "au-refused-by-handset-setting",
    // With the address left out, au speaks of the filter of an existing subscriber.
    anyOf: [" : user unknown"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      {
        reply:
          "550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 : User unknown",
      },
    ],
  },
  {
    id: "docomo-unknown-user-status",
    enhanced: ["1.1"],
    allOf: ["unknown user", "@docomo.ne.jp"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [{ reply: "550 5.1.1 Unknown user taro@docomo.ne.jp", stage: "report" }],
  },
  {
    id: "docomo-unknown-user-or-refused",
    // A bounce that does not say after which command: dead address and handset setting look the same.
    stages: ["report"],
    allOf: ["unknown user", "@docomo.ne.jp"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [{ reply: "550 Unknown user taro@docomo.ne.jp", stage: "report" }],
  },
  {
    id: "docomo-unknown-user",
    allOf: ["unknown user", "@docomo.ne.jp"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [{ reply: "550 Unknown user taro@docomo.ne.jp", stage: "rcpt" }],
  },
  {
    id: "au-account-disabled",
    anyOf: ["the user(s) account is disabled", "the user(s) account is temporarily"],
    class: "policy",
    scope: "recipient",
    action: "none",
    replies: [
      { reply: "550 The user(s) account is disabled. <taro@ezweb.ne.jp>: User unknown", stage: "report" },
    ],
  },
  {
    id: "au-unknown-user",
    anyOf: [
      "@ezweb.ne.jp>: user unknown",
      "@au.com>: user unknown",
      "auone-net.jp>: recipient address rejected.",
    ],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      { reply: "550 <taro@ezweb.ne.jp>: User unknown", stage: "rcpt" },
      { reply: "550 <taro@au.com>: User unknown", stage: "rcpt" },
      { reply: "550 <taro@ne.auone-net.jp>: Recipient address rejected.", stage: "rcpt" },
    ],
  },
  {
    id: "softbank-unknown-user",
    anyOf: ["invalid recipient: <", "invalid recipient <"],
    class: "unknown-user",
    scope: "recipient",
    action: "suppress-recipient",
    replies: [
      { reply: "550 Invalid recipient: <taro@i.softbank.jp>", stage: "rcpt" },
      { reply: "550 Invalid recipient: <taro@softbank.ne.jp>", stage: "dot" },
    ],
  },
  {
    id: "softbank-sender-domain-without-dns",
    codes: [553],
    stages: ["mail", "rcpt"],
    anyOf: [" does not exist"],
    withoutEnhanced: true,
    class: "sender-auth",
    scope: "sender-domain",
    action: "alert-operator",
    replies: [{ reply: "553 news.example.com does not exist", stage: "mail" }],
  },
];
