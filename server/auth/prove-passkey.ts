import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { passkeys } from "@/db/schema";
import type { Assertion } from "@/server/domain/factors/schema";
import { DomainError } from "@/server/platform/errors";
import type { CheckedProof } from "./checked-proof";
import { webauthnSite } from "./webauthn-site";

type Asked = {
  personId: string;
  response: Assertion;
  /** What the authenticator had to sign. */
  expectedChallenge: string;
  /** The authenticator must have made sure of its owner. */
  needsVerification: boolean;
};

/** The library throws for whatever does not fit; the counter is looked at when it is taken, where two requests meet. */
async function newCounter(
  publicKey: string,
  { response, expectedChallenge, needsVerification }: Asked,
): Promise<number | null> {
  const site = webauthnSite();
  if (!site) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
        counter: 0,
      },
      requireUserVerification: needsVerification,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

/** A passkey of this person's; null when it is somebody else's, or anything in the answer does not fit. */
export async function provePasskey(asked: Asked): Promise<CheckedProof | null> {
  const { personId, response } = asked;
  const isTheirs = and(eq(passkeys.id, response.id), eq(passkeys.personId, personId));
  const [passkey] = await globalDatabase()
    .select({ publicKey: passkeys.publicKey })
    .from(passkeys)
    .where(isTheirs);
  const { userHandle } = response.response;
  if (!passkey || (userHandle && Buffer.from(userHandle, "base64url").toString("utf8") !== personId))
    return null;
  const counter = await newCounter(passkey.publicKey, asked);
  if (counter === null) return null;
  // WebAuthn Level 3 §6.1.1: authenticators that keep no counter say 0; any other that does not grow has been copied.
  const isLater = or(
    lt(passkeys.counter, counter),
    and(eq(passkeys.counter, 0), sql`${counter}::bigint = 0`),
  );
  return {
    factor: "passkey",
    take: async (tx) => {
      const used = await tx
        .update(passkeys)
        .set({ counter, lastUsedAt: sql`now()` })
        .where(and(isTheirs, isLater))
        .returning({ id: passkeys.id });
      if (used.length === 0) throw new DomainError("UNAUTHENTICATED", "auth.passkeyCopied");
    },
  };
}
