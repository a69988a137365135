import type { OriginalMessage } from "./bounce-report";
import { decodeText } from "./decode-text";
import { findOriginal } from "./find-original";
import { type Header, headerValue, parseHeaders } from "./parse-headers";
import { type MimePart, walkParts } from "./split-mime";

export type ArfReport = {
  kind: "arf";
  /** "abuse", "fraud", "virus", "not-spam", "auth-failure", "opt-out", "dkim", "other" (RFC 5965 §7.3, RFC 6591). */
  feedbackType: string;
  /** A person complained or asked to stop: the recipient must not be mailed again. */
  complaint: boolean;
  /** Original-Rcpt-To, as written; often removed by the provider, so empty. */
  recipients: string[];
  originalMailFrom: string | null;
  sourceIp: string | null;
  reportedDomain: string | null;
  arrivedAt: string | null;
  original: OriginalMessage | null;
};

const maxTextLength = 65_536;
/** Everything but these is a complaint: a type we do not know counts against us rather than for us. */
const harmless = ["not-spam", "auth-failure", "dkim"];

/**
 * Reads a feedback report (RFC 5965). The reporter is not proven: act on it only for sources with which a
 * feedback loop was agreed and whose report names a message of ours.
 *
 * @returns null when there is no message/feedback-report part
 */
export function parseArf(mail: MimePart): ArfReport | null {
  const part = [...walkParts(mail)].find((candidate) => candidate.type === "message/feedback-report");
  if (part === undefined) return readJunkReport(mail);
  const text = decodeText(part, maxTextLength).replace(/^\n+/, "");
  const { headers } = parseHeaders(text, 0, text.length, { headersLeft: 1_000 });
  const feedbackType = (headerValue(headers, "feedback-type") ?? "other").trim().toLowerCase();
  return {
    kind: "arf",
    feedbackType,
    complaint: !harmless.includes(feedbackType),
    recipients: allValues(headers, "original-rcpt-to").map(plainAddress),
    originalMailFrom: mapValue(headerValue(headers, "original-mail-from"), plainAddress),
    sourceIp: headerValue(headers, "source-ip"),
    reportedDomain: headerValue(headers, "reported-domain"),
    arrivedAt: headerValue(headers, "arrival-date") ?? headerValue(headers, "received-date"),
    original: findOriginal(mail),
  };
}

/**
 * Microsoft's junk mail reports are no feedback-report: the mail complained about comes as a part, with the
 * recipient in a field of Microsoft's own (sendersupport.olc.protection.outlook.com/snds/JMRP).
 */
function readJunkReport(mail: MimePart): ArfReport | null {
  const original = findOriginal(mail);
  const recipient = original === null ? null : headerValue(original.headers, "x-hmxmroriginalrecipient");
  if (recipient === null) return null;
  return {
    kind: "arf",
    feedbackType: "abuse",
    complaint: true,
    recipients: [plainAddress(recipient)],
    originalMailFrom: null,
    sourceIp: null,
    reportedDomain: null,
    arrivedAt: headerValue(mail.headers, "date"),
    original,
  };
}

function allValues(headers: readonly Header[], name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.value);
}

function plainAddress(value: string): string {
  return value
    .replace(/^rfc822;/i, "")
    .trim()
    .replace(/^<|>$/g, "")
    .trim();
}

function mapValue<T>(value: string | null, map: (value: string) => T): T | null {
  return value === null ? null : map(value);
}
