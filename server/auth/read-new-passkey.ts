import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { passkeys } from "@/db/schema";
import type { Attestation } from "@/server/domain/factors/schema";
import { webauthnSite } from "./webauthn-site";

type NewPasskey = Omit<typeof passkeys.$inferInsert, "personId" | "name">;

/** The passkey that an authenticator has just made for us (WebAuthn Level 3 §7.1); null when anything does not fit. */
export async function readNewPasskey(
  response: Attestation,
  expectedChallenge: string,
): Promise<NewPasskey | null> {
  const site = webauthnSite();
  if (!site) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: false,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: response.response.transports,
      backedUp: credentialBackedUp,
    };
  } catch {
    return null;
  }
}
