import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { passkeys } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { challengeSeconds } from "./start-challenge";
import { webauthnSite } from "./webauthn-site";

const timeout = challengeSeconds * 1_000;

function site() {
  const found = webauthnSite();
  if (!found) throw new DomainError("UNAVAILABLE", "security.passkeysNeedName");
  return found;
}

const passkeysOf = (personId: string) =>
  globalDatabase()
    .select({ id: passkeys.id, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.personId, personId));

/** Bytes that an authenticator stores and gives back with a discoverable credential: they say who it is. */
export const userHandleOf = (personId: string) => new Uint8Array(Buffer.from(personId, "utf8"));

/** What a browser is asked with (WebAuthn Level 3); `challenge` in the answer is what must be kept. */
export const passkeyOptions = {
  /**
   * For a new passkey of a person. Those they have are left out.
   *
   * @throws UNAVAILABLE the installation's address is an IP address
   */
  create: async (person: { id: string; email: string; name: string }) =>
    generateRegistrationOptions({
      rpName: "Hikyaku",
      rpID: site().rpId,
      userName: person.email,
      userDisplayName: person.name,
      userID: userHandleOf(person.id),
      attestationType: "none",
      excludeCredentials: await passkeysOf(person.id),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      timeout,
    }),
  /**
   * For one of a person's passkeys, beside the password or a session.
   *
   * @throws UNAVAILABLE the installation's address is an IP address
   */
  ofPerson: async (personId: string) =>
    generateAuthenticationOptions({
      rpID: site().rpId,
      allowCredentials: await passkeysOf(personId),
      userVerification: "preferred",
      timeout,
    }),
  /**
   * For any passkey of anybody: the only factor, so the authenticator must know its owner (PIN, finger, face).
   *
   * @throws UNAVAILABLE the installation's address is an IP address
   */
  ofAnybody: async () =>
    generateAuthenticationOptions({ rpID: site().rpId, userVerification: "required", timeout }),
};
