/** What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1). */
export type PeerAbilities = {
  /** RFC 2920. */
  readonly pipelining: boolean;
  /** RFC 1870: octets; 0 when offered without a limit, null when not offered. */
  readonly size: number | null;
  /** RFC 6152. */
  readonly eightBitMime: boolean;
  /** RFC 6531. */
  readonly smtpUtf8: boolean;
  /** RFC 3207. */
  readonly startTls: boolean;
  /** RFC 3030; seen, and not used. */
  readonly chunking: boolean;
};

/**
 * @param lines of the reply to EHLO; the first is the server's name and offers nothing. None after a HELO.
 */
export function peerAbilities(lines: readonly string[]): PeerAbilities {
  const offers = new Map(
    lines.slice(1).map((line): [string, string] => {
      const [keyword = "", ...parameters] = line.trim().split(/[ =]+/);
      return [keyword.toUpperCase(), parameters.join(" ")];
    }),
  );
  const size = offers.get("SIZE");
  return {
    pipelining: offers.has("PIPELINING"),
    size: size === undefined ? null : /^[0-9]{1,15}$/.test(size) ? Number(size) : 0,
    eightBitMime: offers.has("8BITMIME"),
    smtpUtf8: offers.has("SMTPUTF8"),
    startTls: offers.has("STARTTLS"),
    chunking: offers.has("CHUNKING"),
  };
}
