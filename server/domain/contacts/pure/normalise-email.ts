import { isCarrierDomain } from "./is-carrier-domain";
import { suggestDomain } from "./suggest-domain";
import { toHalfWidth } from "./to-half-width";

export type NormalisedEmail = {
  /** What mail is sent to: local part as written, domain in lower case as an A-label. */
  email: string;
  /** Equal keys are one person: `email` in lower case. */
  emailKey: string;
  domain: string;
  /** As the customer wrote it. */
  original: string;
  /** The local part is no dot-atom and is sent quoted: `"a..b"@docomo.ne.jp` (RFC 5321 §4.1.2). */
  quoted: boolean;
};

export type EmailProblem = {
  /** Key of the sentence in messages. */
  problem: string;
  /** What was probably meant; only ever shown, never taken. */
  suggestion?: string;
};

const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** What carriers issued: dots anywhere, also doubled. */
const carrierLocal = /^[\w!#$%&'*+/=?^`{|}~.-]*[\w!#$%&'*+/=?^`{|}~-][\w!#$%&'*+/=?^`{|}~.-]*$/;
const quotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const spaces = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;

/**
 * Reads an address as people type and export it: full-width characters, spaces around it (U+3000 too), `mailto:`
 * and angle brackets are forgiven; the rest follows RFC 5321 §4.1.2, except for the local parts that Japanese
 * carriers issued against it. Never changes what it cannot be sure of: a likely slip is a suggestion.
 *
 * @returns the address, or `contacts.emailMissing`, `…emailTooLong`, `…emailNoAt`, `…emailSeveral`,
 *   `…emailHasSpace`, `…emailNotAscii`, `…emailDots`, `…emailLocalPart`, `…emailDomain` with, perhaps, a suggestion
 */
export function normaliseEmail(original: string): NormalisedEmail | EmailProblem {
  if (original.length > 1_000) return { problem: "contacts.emailTooLong" };
  const text = toHalfWidth(original)
    .replace(spaces, "")
    .replace(/^mailto:/i, "")
    .replace(/^<(.*)>$/s, "$1");
  if (text === "") return { problem: "contacts.emailMissing" };
  const at = text.lastIndexOf("@");
  const shape = shapeProblem(text, at);
  if (shape !== null) return withSuggestion(shape, text);
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return withSuggestion("contacts.emailDomain", text);
  const local = readLocal(text.slice(0, at), isCarrierDomain(domain));
  if ("problem" in local) return local;
  const email = `${local.text}@${domain}`;
  if (local.text.length > 64 || email.length > 254) return { problem: "contacts.emailTooLong" };
  return { email, emailKey: email.toLowerCase(), domain, original, quoted: local.quoted };
}

function shapeProblem(text: string, at: number): string | null {
  if (at === -1) return "contacts.emailNoAt";
  const isQuoted = text.startsWith('"') && text[at - 1] === '"';
  if (isQuoted) return null;
  if (text.indexOf("@") !== at)
    return /[,;\s、]/.test(text) ? "contacts.emailSeveral" : "contacts.emailLocalPart";
  if (/\s/.test(text)) return "contacts.emailHasSpace";
  return null;
}

function readLocal(local: string, isCarrier: boolean): { text: string; quoted: boolean } | EmailProblem {
  const inner = quotedString.test(local) ? local.slice(1, -1).replace(/\\(.)/g, "$1") : local;
  if (dotAtom.test(inner)) return { text: inner, quoted: false };
  if (isCarrier && carrierLocal.test(inner)) return { text: inner, quoted: true };
  if (quotedString.test(local)) return { text: local, quoted: true };
  if (/[^\x20-\x7e]/.test(local)) return { problem: "contacts.emailNotAscii" };
  if (carrierLocal.test(local)) return { problem: "contacts.emailDots" };
  return { problem: "contacts.emailLocalPart" };
}

/** Lower case, other scripts as A-labels (RFC 5891); null unless it is a name with a top-level domain. */
function asciiDomain(domain: string): string | null {
  const ascii = /[^\x20-\x7e]/.test(domain) ? toALabels(domain) : domain.toLowerCase();
  if (ascii === null || ascii.length > 253) return null;
  const labels = ascii.split(".");
  const isName = labels.length >= 2 && labels.every((label) => domainLabel.test(label));
  return isName && !/^\d+$/.test(labels.at(-1) ?? "") ? ascii : null;
}

function toALabels(domain: string): string | null {
  // Characters that end a host in a URL would cut the name short instead of making it invalid.
  if (/[/?#:@\\[\]%]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** A comma for a dot, a dot at the end, or a domain that a slip away is a common one. */
function withSuggestion(problem: string, text: string): EmailProblem {
  const mended = text.replaceAll(",", ".").replace(/\s+/g, "").replace(/\.+$/, "").replace(/@{2,}/, "@");
  const at = mended.lastIndexOf("@");
  if (at < 1 || mended.indexOf("@") !== at) return { problem };
  const domain = mended.slice(at + 1).toLowerCase();
  const meant = suggestDomain(domain) ?? suggestDomain(`${domain}.com`) ?? withTopLevel(domain);
  const suggestion = `${mended.slice(0, at)}@${meant ?? domain}`;
  const isValid =
    suggestion !== text && dotAtom.test(mended.slice(0, at)) && asciiDomain(meant ?? domain) !== null;
  return isValid ? { problem, suggestion } : { problem };
}

function withTopLevel(domain: string): string | null {
  const bare: Readonly<Record<string, string>> = {
    gmail: "gmail.com",
    icloud: "icloud.com",
    docomo: "docomo.ne.jp",
    ezweb: "ezweb.ne.jp",
    yahoo: "yahoo.co.jp",
  };
  return bare[domain] ?? null;
}
