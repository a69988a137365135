/** What spreadsheets take for the beginning of a formula, full-width forms included (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A cell of a CSV file that no spreadsheet evaluates: one that begins like a formula gets an apostrophe before it; quotes as
 * RFC 4180 §2 wants them. NUL goes.
 */
export function safeCell(text: string): string {
  const plain = text.replaceAll("\0", "");
  const safe = formula.test(plain) ? `'${plain}` : plain;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
