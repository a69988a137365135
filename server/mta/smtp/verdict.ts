/** Whom an outcome concerns: what may be retried elsewhere, and what may be held against whom. */
export type VerdictScope =
  /** This mailbox, and nobody else. */
  | "recipient"
  /** What we sent or who we are: sender address, domain, content, source IP. */
  | "sender"
  /** The receiving system as a whole. */
  | "host"
  /** This one connection. */
  | "connection"
  /** Ourselves: building the message or recording it failed. */
  | "local";

/** What became of one message in one attempt. */
export type Verdict = {
  readonly kind:
    | "accepted"
    | "deferred"
    | "bounced"
    /** The final dot was written and its reply never came: the peer may or may not have the message. */
    | "unknown"
    /** The gate said no: nothing of the body was sent. */
    | "withheld";
  /** The reply's code; null when no reply decided. */
  readonly code: number | null;
  /** RFC 3463. */
  readonly enhanced: string | null;
  /** The reply as it came, or a sentence of ours; at most 1,000 characters. */
  readonly text: string;
  readonly scope: VerdictScope;
};

/** A verdict of our own, without a reply behind it. */
export function ownVerdict(
  kind: Verdict["kind"],
  scope: VerdictScope,
  enhanced: string | null,
  text: string,
): Verdict {
  return {
    kind,
    code: null,
    enhanced,
    text: text.slice(0, 1000).replace(/\p{Surrogate}/gu, "\ufffd"),
    scope,
  };
}
