import { encodeWords } from "./encode-words";
import { formatAddrSpec } from "./format-addr-spec";
import { refuseLineBreaks } from "./refuse-line-breaks";

/** A person or a brand with its address: `{ name: "飛脚ストア", address: "news@shop.example" }`. */
export type Mailbox = { readonly name?: string | undefined; readonly address: string };

/** Fits beside "Disposition-Notification-To: ", so that folding never leaves a first line blank. */
const wordColumns = 46;

/**
 * A mailbox as RFC 5322 §3.4 writes it: the display name as atoms, as a quoted string or as RFC 2047 encoded words,
 * then the address. Not folded: `encodeStructuredHeader` folds at its spaces.
 *
 * @throws INVALID `mime.lineBreakInHeader` in the name; the address as `formatAddrSpec` says
 */
export function formatAddress(mailbox: Mailbox): string {
  const addrSpec = formatAddrSpec(mailbox.address);
  refuseLineBreaks(mailbox.name ?? "", "name");
  const name = (mailbox.name ?? "").trim();
  return name === "" ? addrSpec : `${formatPhrase(name)} <${addrSpec}>`;
}

function formatPhrase(name: string): string {
  const short = name.length <= wordColumns && !name.includes("=?") && !name.includes("  ");
  if (short && /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/.test(name)) return name;
  if (short && /^[\x20-\x7e]+$/.test(name)) return `"${name.replace(/["\\]/g, "\\$&")}"`;
  return encodeWords(name, wordColumns, wordColumns).join(" ");
}
