import { domainToASCII } from "node:url";

export type EnvelopePath =
  | {
      readonly kind: "path";
      /** With its angle brackets, ready for MAIL FROM or RCPT TO. */
      readonly path: string;
      /** The local part is not ASCII: the peer must offer SMTPUTF8 (RFC 6531). */
      readonly needsUtf8: boolean;
    }
  | { readonly kind: "invalid" };

const plainAddress = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9._-]{1,255}$/;
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~\u00a0-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u00a0-\u{10ffff}-]+)*$/u;
const quotedString = /^"(?:[^"\\]|\\.)*"$/su;
const asciiDomain = /^(?:[A-Za-z0-9._-]{1,255}|\[[A-Za-z0-9:.]{1,64}\])$/;
/** Local part 64, domain 255 (RFC 5321 §4.5.3.1), and room for UTF-8. */
const maxAddressCharacters = 320;

/**
 * An address in the form of an SMTP path. A local part that is no dot-atom, such as the `a..b`, `.a` and `a.`
 * of Japanese carriers, is sent quoted (RFC 5321 §4.1.2); a domain in another script goes as its A-label.
 * Control characters, and with them any CR or LF that would smuggle a command, make the address invalid.
 *
 * @param address `local@domain`, or the empty string for the null sender
 */
export function envelopePath(address: string): EnvelopePath {
  if (address.length <= maxAddressCharacters && plainAddress.test(address)) return path(address, false);
  if (address === "") return path("", false);
  const at = address.lastIndexOf("@");
  if (at < 1 || address.length > maxAddressCharacters || !isClean(address)) return { kind: "invalid" };
  const local = quoted(address.slice(0, at));
  const domain = ascii(address.slice(at + 1));
  if (domain === null) return { kind: "invalid" };
  return path(`${local}@${domain}`, !isAscii(local));
}

function path(address: string, needsUtf8: boolean): EnvelopePath {
  return { kind: "path", path: `<${address}>`, needsUtf8 };
}

function quoted(local: string): string {
  if (dotAtom.test(local) || quotedString.test(local)) return local;
  return `"${local.replace(/["\\]/g, "\\$&")}"`;
}

function ascii(domain: string): string | null {
  if (asciiDomain.test(domain)) return domain;
  const converted = isAscii(domain) ? "" : domainToASCII(domain);
  return asciiDomain.test(converted) ? converted : null;
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

function isClean(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 32 || (unit > 126 && unit < 160) || unit === 0x2028 || unit === 0x2029) return false;
  }
  return true;
}
