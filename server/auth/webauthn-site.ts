import { isIP } from "node:net";
import { env } from "@/server/platform/env";

export type WebauthnSite = {
  /** The host that credentials are bound to (WebAuthn Level 3, §4, RP ID). */
  readonly rpId: string;
  readonly origin: string;
};

/**
 * To whom passkeys are made: our own address and no other, whatever a request says.
 *
 * @returns null where that address is made of digits: browsers refuse passkeys there, as an IP address is no domain
 */
export function webauthnSite(): WebauthnSite | null {
  const origin = env().APP_ORIGIN;
  const rpId = new URL(origin).hostname;
  return isIP(rpId.replace(/^\[|\]$/g, "")) === 0 ? { rpId, origin } : null;
}
