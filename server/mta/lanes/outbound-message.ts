/** One message to one recipient, as the caller hands it to the pool. */
export type OutboundMessage = {
  readonly id: string;
  /** Whom to be fair to; its name means nothing here. */
  readonly flow: string;
  /** The recipient's domain, whose MX is looked up. */
  readonly domain: string;
  /** The return path; empty for the null sender. */
  readonly envelopeFrom: string;
  readonly recipient: string;
  readonly stream: "transactional" | "bulk";
  /** Renders and signs, just in time. CRLF line ends. A rejection defers the message. */
  readonly build: () => Promise<Buffer>;
  /**
   * Asked when the peer waits for the body, before its first byte leaves; records the message as being sent.
   * False: do not send. It must have a time limit of its own, and is always awaited to its end.
   */
  readonly gate: () => Promise<boolean>;
};
