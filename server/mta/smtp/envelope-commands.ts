import { isAscii } from "node:buffer";
import { envelopePath } from "./envelope-path";
import { declaredSize } from "./frame-body";
import type { PeerAbilities } from "./peer-abilities";
import { ownVerdict, type Verdict } from "./verdict";

export type Envelope = { readonly envelopeFrom: string; readonly recipient: string; readonly body: Buffer };

export type EnvelopeCommands =
  | { readonly kind: "commands"; readonly mail: string; readonly rcpt: string }
  | { readonly kind: "refused"; readonly verdict: Verdict };

/**
 * MAIL FROM and RCPT TO for one message at one peer; or the verdict when the peer cannot be asked at all: a
 * broken address, a message above its SIZE, a non-ASCII local part or body that it does not take. Nothing is
 * downgraded here: that would break the signature.
 */
export function envelopeCommands(envelope: Envelope, abilities: PeerAbilities): EnvelopeCommands {
  const from = envelopePath(envelope.envelopeFrom);
  if (from.kind === "invalid") return refuse("sender", "5.1.7", "The sender address is not a valid address.");
  const to = envelopePath(envelope.recipient);
  if (to.kind === "invalid" || to.path === "<>") {
    return refuse("recipient", "5.1.3", "The recipient address is not a valid address.");
  }
  if ((from.needsUtf8 || to.needsUtf8) && !abilities.smtpUtf8) {
    const scope = to.needsUtf8 ? "recipient" : "sender";
    return refuse(scope, "5.6.7", "The receiving server does not take addresses outside ASCII (SMTPUTF8).");
  }
  const isEightBit = !isAscii(envelope.body);
  if (isEightBit && !abilities.eightBitMime) {
    return refuse("sender", "5.6.3", "The receiving server does not take 8-bit content (8BITMIME).");
  }
  const size = declaredSize(envelope.body);
  if (abilities.size !== null && abilities.size > 0 && size > abilities.size) {
    const text = `The message has ${size} octets; the receiving server takes ${abilities.size}.`;
    return refuse("sender", "5.3.4", text);
  }
  const parameters =
    (abilities.size === null ? "" : ` SIZE=${size}`) +
    (isEightBit ? " BODY=8BITMIME" : "") +
    (from.needsUtf8 || to.needsUtf8 ? " SMTPUTF8" : "");
  return {
    kind: "commands",
    mail: `MAIL FROM:${from.path}${parameters}\r\n`,
    rcpt: `RCPT TO:${to.path}\r\n`,
  };
}

function refuse(scope: Verdict["scope"], enhanced: string, text: string): EnvelopeCommands {
  return { kind: "refused", verdict: ownVerdict("bounced", scope, enhanced, text) };
}
