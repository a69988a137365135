import { domainToASCII } from "node:url";
import { DomainError } from "@/server/platform/errors";

const dotAtom = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/;
const quotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const hostName =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/**
 * An address as SMTP and headers carry it: the domain in A-labels (RFC 5891), and a local part that is no dot-atom
 * quoted, because addresses such as `a..b@docomo.ne.jp` are in use (RFC 5321 §4.1.2).
 *
 * @returns ASCII without spaces around it, e.g. `user@xn--r8jz45g.jp` or `"a..b"@docomo.ne.jp`
 * @throws INVALID `mime.addressNotValid` · `mime.localPartNotAscii` it would need SMTPUTF8 · `mime.domainNotValid`
 */
export function formatAddrSpec(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  if (local === "" || /\p{Cc}/u.test(address))
    throw new DomainError("INVALID", "mime.addressNotValid", { address });
  if (/[^\x20-\x7e]/.test(local)) throw new DomainError("INVALID", "mime.localPartNotAscii", { address });
  const written =
    dotAtom.test(local) || quotedString.test(local) ? local : `"${local.replace(/["\\]/g, "\\$&")}"`;
  if (written.length > 64) throw new DomainError("INVALID", "mime.addressNotValid", { address });
  return `${written}@${toHostName(address.slice(at + 1), address)}`;
}

function toHostName(domain: string, address: string): string {
  // domainToASCII cuts at "/", decodes "%41" and reads "127.1" as an address: none of these is a mail domain.
  const plain = /^(?:[A-Za-z0-9._-]|[^\0-\x7f])+$/u.test(domain);
  const host = plain ? domainToASCII(domain) : "";
  if (!hostName.test(host) || /(?:^|\.)[0-9]+$/.test(host)) {
    throw new DomainError("INVALID", "mime.domainNotValid", { address });
  }
  return host;
}
