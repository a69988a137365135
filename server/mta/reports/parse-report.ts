import type { BounceReport } from "./bounce-report";
import { type ArfReport, parseArf } from "./parse-arf";
import { parseDsn } from "./parse-dsn";
import { headerValue } from "./parse-headers";
import { type MimePart, splitMime } from "./split-mime";

export type Report = BounceReport | ArfReport | { kind: "auto-reply" } | { kind: "other" };

/**
 * What a mail to a return path or feedback address is: bounce, complaint, a person's automatic answer, or
 * something else. Only reads; nothing is ever answered (RFC 3834 §2).
 *
 * @param bytes the mail as received, 5 MB at most
 * @throws TOO_LARGE `intake.mailTooLarge`, `intake.tooManyParts`, `intake.nestedTooDeep`, `intake.tooManyHeaders`
 */
export function parseReport(bytes: Buffer): Report {
  const mail = splitMime(bytes);
  const arf = parseArf(mail);
  if (arf !== null) return arf;
  const isReport = mail.type === "multipart/report";
  if (!isReport && isAutoReply(mail)) return { kind: "auto-reply" };
  return parseDsn(mail) ?? (isAutoReply(mail) ? { kind: "auto-reply" } : { kind: "other" });
}

const subjectStarts = [
  "auto reply",
  "auto-reply",
  "autoreply",
  "automatic reply",
  "auto response",
  "out of office",
  "out of the office",
  "vacation",
  "自動返信",
  "自動応答",
  "不在",
];

/** RFC 3834 §5: "auto-replied"; before it, X-headers and subjects. "auto-generated" is what bounces say. */
function isAutoReply(mail: MimePart): boolean {
  const value = (name: string) => (headerValue(mail.headers, name) ?? "").toLowerCase();
  if (/mailer-daemon|postmaster/.test(value("from"))) return false;
  return (
    value("auto-submitted").startsWith("auto-replied") ||
    ["x-autoreply", "x-autorespond", "x-auto-response-suppress"].some((name) => value(name) !== "") ||
    subjectStarts.some((start) => value("subject").startsWith(start))
  );
}
