import type { SmtpStage } from "@/server/mta/smtp/attribute-reply";

/** What a refusal is about. */
export const replyClasses = [
  "unknown-user",
  "mailbox-full",
  "unknown-host",
  "policy",
  "content",
  "sender-auth",
  "rate",
  "ip-reputation",
  "relay",
  "greylist",
  "server",
  "protocol",
  "other",
] as const;
export type ReplyClass = (typeof replyClasses)[number];

/** Whom the refusal is about, hence what may be slowed, stopped or moved because of it, and nothing more. */
export type ReplyScope =
  | "recipient"
  | "recipient-domain"
  | "message"
  | "content"
  | "url"
  | "sender-domain"
  | "ip"
  | "netblock"
  | "session"
  | "site";

/**
 * When the reply came: `resolve` is our own DNS result before any connection; `report` is a reply that a bounce
 * mail quotes without saying after which command it came.
 */
export type ReplyStage = SmtpStage | "resolve" | "report";

/** What to do besides settling this one message; `none` when nothing else should change. */
export type ReplyAction =
  | "none"
  | "suppress-recipient"
  | "retry-same-ip"
  | "reconnect"
  | "slow-down"
  | "suspend"
  | "alert-operator";

/** One test reply, as seen on the wire: code, enhanced code where there is one, text. */
export type SampleReply = { reply: string; stage?: ReplyStage };

/**
 * One line of knowledge about replies. All conditions that are given must hold. Texts are lower-case substrings,
 * no patterns: nothing to backtrack, whatever a receiver sends.
 */
export type ReplyRule = {
  id: string;
  /** Basic codes (RFC 5321 §4.2); any when absent. */
  codes?: readonly number[];
  /** Enhanced codes without their class digit, "1.1" for 4.1.1 and 5.1.1 (RFC 3463). */
  enhanced?: readonly string[];
  /** True: only where the reply has no enhanced code. */
  withoutEnhanced?: boolean;
  stages?: readonly ReplyStage[];
  allOf?: readonly string[];
  anyOf?: readonly string[];
  class: ReplyClass;
  scope: ReplyScope;
  action: ReplyAction;
  /** Overrides what the first digit of the code says. */
  permanent?: boolean;
  /** False: the class would suppress, this case does not. */
  suppress?: false;
  /** How long `slow-down` or `suspend` lasts at first. */
  pauseSeconds?: number;
  replies: readonly SampleReply[];
};
