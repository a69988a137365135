/** How long each step of a conversation may take, in seconds; fractions are allowed. */
export type SmtpTimeouts = {
  readonly connectSeconds: number;
  /** The greeting. */
  readonly bannerSeconds: number;
  /** EHLO, HELO, STARTTLS with its handshake, and RSET. */
  readonly ehloSeconds: number;
  readonly mailSeconds: number;
  readonly rcptSeconds: number;
  /** From DATA to its 354. */
  readonly dataSeconds: number;
  /** Until the peer has taken one block of a large body. */
  readonly blockSeconds: number;
  /** From the final dot to its reply. Shorter means double mail: the peer may well have taken the message. */
  readonly dotSeconds: number;
  readonly quitSeconds: number;
};

/**
 * RFC 5321 §4.5.3.2 from DATA on. Before it the RFC allows 5 minutes a step, which a dead host would turn
 * into a held-up lane, and giving up there is safe: nothing has been handed over.
 */
export const smtpTimeouts: SmtpTimeouts = {
  connectSeconds: 10,
  bannerSeconds: 60,
  ehloSeconds: 60,
  mailSeconds: 60,
  rcptSeconds: 60,
  dataSeconds: 120,
  blockSeconds: 180,
  dotSeconds: 600,
  quitSeconds: 5,
};
