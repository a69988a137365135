/** A message as a sink received it. */
export type SinkMessage = {
  /** From 1, in the order of arrival. */
  readonly number: number;
  /** Without angle brackets; empty for the null sender. */
  readonly envelopeFrom: string;
  /** Exactly the paths of the RCPT commands that were taken, in their order, without angle brackets. */
  readonly recipients: readonly string[];
  readonly remoteAddress: string;
  readonly receivedAt: Date;
  /** With its angle brackets; null when the header has none. */
  readonly messageId: string | null;
  /** The octets between DATA and the final dot, doubled dots undone. */
  readonly bytes: Buffer;
};

/** A header longer than this is not searched. */
const headerBytes = 64 * 1024;

/** The Message-ID of a message, from its header only. */
export function messageIdOf(bytes: Buffer): string | null {
  const end = bytes.indexOf("\r\n\r\n");
  const header = bytes.toString("latin1", 0, Math.min(end < 0 ? bytes.length : end, headerBytes));
  return /(?:^|\r\n)message-id:\s*(<[^<>\r\n]+>)/i.exec(header)?.[1] ?? null;
}
