import type { ReplyRule } from "@/server/mta/reports/reply-rule";

/** Too much, too fast, or too soon. */
export const paceRules: readonly ReplyRule[] = [
  {
    id: "greylisted",
    anyOf: ["greylist", "graylist", "grey list", "gray list", "grey-list", "gray-list", "postgrey"],
    class: "greylist",
    scope: "message",
    action: "retry-same-ip",
    permanent: false,
    pauseSeconds: 300,
    replies: [
      {
        reply:
          "450 4.2.0 <taro@example.jp>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.jp.html",
        stage: "rcpt",
      },
      { reply: "451 4.7.1 Greylisting in action, please come back in 00:05:00", stage: "rcpt" },
    ],
  },
  {
    id: "too-many-connections",
    anyOf: [
      "too many connections",
      "too many concurrent",
      "too many simultaneous",
      "trop de connexions",
      "too many sessions",
      "connection limit",
      "connections from your",
      "maximum number of connections",
    ],
    class: "rate",
    scope: "session",
    action: "slow-down",
    permanent: false,
    pauseSeconds: 600,
    replies: [
      { reply: "421 4.7.0 Too many connections from 192.0.2.1", stage: "connect" },
      { reply: "550 Too many connections" },
    ],
  },
  {
    id: "session-message-limit",
    codes: [421, 450, 451, 452, 552],
    anyOf: ["for this session", "too many recipients", "too many rcpt"],
    class: "rate",
    scope: "session",
    action: "reconnect",
    permanent: false,
    replies: [
      { reply: "452 4.5.3 Error: too many recipients", stage: "rcpt" },
      { reply: "421 Too many messages for this session, please reconnect" },
    ],
  },
  {
    id: "frequency-limited",
    anyOf: [
      "frequency limited",
      "too many messages",
      "rate limit",
      "throttl",
      "sending too fast",
      "too much mail",
      "sent to too many recipients",
      "mails per",
      "messages per",
      "exceeded the rate",
      "too fast",
      "exceeded its sending limit",
      "message rate",
      "too many mails",
      "over rate",
      "limit exceeded for sender",
      "hourly limit",
      "daily limit",
      "submission quota",
      "received too many",
    ],
    class: "rate",
    scope: "ip",
    action: "slow-down",
    pauseSeconds: 1_800,
    replies: [
      {
        reply:
          "550 Connection frequency limited [Blocked IP 192.0.2.22]. http://service.mail.qq.com/cgi-bin/help",
      },
      {
        reply:
          "550 5.1.1 <taro@example.com> - 203.0.113.222 has sent to too many recipients this hour. IB607",
      },
      { reply: "421 4.7.0 Too many messages, slow down" },
    ],
  },
];
