/**
 * An address as one who knows it recognises it, and nobody else learns it: `s•••@example.jp`.
 *
 * @param email as written, `local@domain`
 */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = email.slice(0, Math.max(at, 0));
  return `${first}•••${at < 0 ? "" : email.slice(at)}`;
}
