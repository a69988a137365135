import type { BouncedRecipient, BounceReport } from "./bounce-report";
import { classifyReply } from "./classify-reply";
import { findOriginal, readOriginal } from "./find-original";
import { inferStage } from "./infer-stage";
import { headerValue } from "./parse-headers";
import { parseReply } from "./parse-reply";
import type { MimePart } from "./split-mime";

const maxRecipients = 100;
const addressPattern = /[^\s<>()[\]",;:|*'`]{1,64}@[A-Za-z0-9.-]{1,253}[A-Za-z0-9]/g;
const delayWords = [
  "warning message only",
  "will be retried",
  "still trying",
  "will keep trying",
  "delivery is delayed",
  "do not need to resend",
  "delayed mail",
  "has been delayed",
  "not yet been delivered",
  "(delay)",
];

/**
 * A bounce that its server wrote as prose (qmail, Exim, old sendmail and Exchange, Japanese carriers): each
 * address named before the returned message, with the words that follow it as its reply.
 *
 * @param prose the text parts of the mail
 * @returns null when nothing says that this is a bounce
 */
export function parseFreeBounce(mail: MimePart, prose: string): BounceReport | null {
  if (!comesFromMailSystem(mail)) return null;
  const cut = cutOriginal(prose);
  const own = ownAddresses(mail);
  const segments = segmentsOf(cut.notice, own, headerValue(mail.headers, "x-failed-recipients"));
  const subject = headerValue(mail.headers, "subject") ?? "";
  const delayed = delayWords.some((word) => `${subject}\n${cut.notice}`.toLowerCase().includes(word));
  const recipients = segments.map(({ address, text }) => readSegment(address, text, cut.notice, delayed));
  const failed = failureWords.some((word) => `${subject}\n${cut.notice}`.toLowerCase().includes(word));
  if (!failed && !delayed && recipients.every((recipient) => recipient.verdict.ruleId === null)) return null;
  return {
    kind: "dsn",
    wellFormed: false,
    reportingMta: null,
    recipients,
    original: findOriginal(mail) ?? cut.original,
  };
}

const failureWords = [
  "could not be delivered",
  "undeliver",
  "returned mail",
  "failed",
  "aborted",
  "failure",
  "unable to deliver",
  "was not delivered",
  "not be delivered",
  "rejected",
  "bounce",
  "error",
  "did not reach",
  "送信できませんでした",
  "配信できませんでした",
  "届けられません",
];
const senderWords = [
  "mailer-daemon",
  "mailer_daemon",
  "postmaster",
  "mail delivery",
  "mail.delivery",
  "mailerdaemon",
  "mail administrator",
  "mail-daemon",
];
const subjectWords = [
  "undeliver",
  "returned mail",
  "delivery failure",
  "delivery status",
  "failure notice",
  "mail failed",
  "delivery failed",
  "delivery notification",
  "mail system error",
  "failed mail",
  "non-delivery",
  "delivery problem",
  "could not be delivered",
  "エラー通知",
  "配信不能",
  "error sending your mail",
  "mail error",
];

function comesFromMailSystem(mail: MimePart): boolean {
  const from = (headerValue(mail.headers, "from") ?? "").toLowerCase();
  const subject = (headerValue(mail.headers, "subject") ?? "").toLowerCase();
  const nullSender = headerValue(mail.headers, "return-path")?.trim() === "<>";
  const named = senderWords.some((word) => from.includes(word));
  const titled =
    subjectWords.some((word) => subject.includes(word)) ||
    headerValue(mail.headers, "x-failed-recipients") !== null;
  // au one net bounces from "no-reply@", as every shop does: there the returned message must prove it.
  const returns = findOriginal(mail) !== null;
  return named || titled || (nullSender && returns) || (from.includes("no-reply@") && returns);
}

/** Prose before, headers of the returned message after the first line that looks like its start. */
function cutOriginal(prose: string) {
  const start = /^(?:received|return-path|message-id|dkim-signature|x-[a-z-]{2,40}|mime-version): ?\S/im.exec(
    prose,
  )?.index;
  if (start === undefined) return { notice: prose, original: null };
  return { notice: prose.slice(0, start), original: readOriginal(prose.slice(start)) };
}

function ownAddresses(mail: MimePart): Set<string> {
  const values = ["from", "to", "reply-to", "delivered-to"].map(
    (name) => headerValue(mail.headers, name) ?? "",
  );
  return new Set(values.flatMap((value) => value.toLowerCase().match(addressPattern) ?? []));
}

type Segment = { address: string | null; text: string };

/** Cut at each line that opens with an address; else one segment, for the first address anywhere, or for none. */
function segmentsOf(notice: string, own: ReadonlySet<string>, failedRecipients: string | null): Segment[] {
  const segments = new Map<string, string>();
  let current: string | null = null;
  for (const line of notice.split("\n")) {
    const opening = addressAtStart(line);
    if (opening !== null && !own.has(opening.toLowerCase()) && segments.size < maxRecipients)
      current = opening;
    if (current !== null) segments.set(current, `${segments.get(current) ?? ""}${line}\n`.slice(0, 4_096));
  }
  if (segments.size > 0) return [...segments].map(([address, text]) => ({ address, text }));
  const named = [...(failedRecipients?.match(addressPattern) ?? []), ...(notice.match(addressPattern) ?? [])];
  const address = named.find((candidate) => !own.has(candidate.toLowerCase())) ?? failedRecipients;
  return [{ address, text: notice.slice(0, 4_096) }];
}

function addressAtStart(line: string): string | null {
  const opening = line.replace(/^[\s<>*"'-]+/, "").replace(/^(?:To|Recipient|Recipient address):?\s*<?/i, "");
  const match = opening.match(addressPattern)?.[0];
  return match !== undefined && opening.startsWith(match) ? match : null;
}

function readSegment(
  address: string | null,
  text: string,
  notice: string,
  delayed: boolean,
): BouncedRecipient {
  const own = parseReply(text, inferStage(text));
  const specific = classifyReply(own);
  const reply = specific.ruleId === null ? parseReply(notice, inferStage(notice)) : own;
  return {
    address,
    originalAddress: null,
    action: delayed ? "delayed" : "failed",
    status: reply.enhanced,
    remoteMta: null,
    reply: { ...reply, text: reply.text.slice(0, 4_096) },
    verdict: specific.ruleId === null ? classifyReply(reply) : specific,
  };
}
