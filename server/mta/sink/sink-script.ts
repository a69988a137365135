/**
 * What a sink does with a message. A reply is its text without the last CRLF, such as `550 5.1.1 No such
 * user`; several lines are joined by LF, each with its code. After a 421 the sink closes. No field: accept.
 */
export type SinkScript = {
  readonly mail?: string;
  readonly rcpt?: string;
  readonly data?: string;
  readonly dot?: string;
  /** Wait this long between the final dot and its reply. */
  readonly dotDelaySeconds?: number;
  /** Close after the final dot instead of replying: before the message is kept, or after. */
  readonly close?: "before-storing" | "after-storing";
};

/**
 * Chooses the script. Called at MAIL with a null recipient, for the reply to MAIL only, and at each RCPT.
 * Of a message with several recipients, the first script with a `data`, `dot` or `close` decides on those.
 */
export type SinkBehaviour = (recipient: string | null, envelopeFrom: string) => SinkScript | undefined;
