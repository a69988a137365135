/** The text that quoted-printable bytes stand for (RFC 2045 §6.7), with LF line ends. */
export function decodeQuotedPrintable(bytes: Buffer): string {
  const joined = bytes
    .toString("latin1")
    .replace(/[\t ]*\r?\n/g, "\n")
    .replaceAll("=\n", "");
  const octets = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(octets, "latin1").toString("utf8");
}
