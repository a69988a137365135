import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { passkeys } from "@/db/schema";
import type { AddPasskeyInput } from "@/server/domain/factors/schema";
import { DomainError } from "@/server/platform/errors";
import type { NewSession } from "./accept-factor";
import { changeFactors } from "./change-factors";
import { passkeyOptions } from "./passkey-options";
import { readNewPasskey } from "./read-new-passkey";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";
import { sessionChallenge } from "./session-challenge";

/** More than anybody has devices. */
const most = 20;

/**
 * Asks the browser of a signed-in person for a new passkey.
 *
 * @returns `challenge` comes back with the answer
 * @throws UNAVAILABLE the installation's address is an IP address, which passkeys cannot be made for
 */
export async function startPasskeyForSession(
  session: PersonSession,
): Promise<{ challenge: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const options = await passkeyOptions.create({ ...session, id: session.personId });
  return { challenge: await sessionChallenge.start(session, "passkey", options.challenge), options };
}

/**
 * Adds the passkey that the authenticator has made.
 *
 * @throws INVALID its answer does not fit what was asked, or came too late
 * @throws CONFLICT it is registered already, or there are twenty
 */
export async function addPasskey(
  session: PersonSession,
  { challenge, name, response }: AddPasskeyInput,
  facts: RequestFacts,
): Promise<NewSession> {
  const { personId } = session;
  const expected = await sessionChallenge.take(session, "passkey", challenge);
  const made = expected === null ? null : await readNewPasskey(response, expected);
  if (!made) throw new DomainError("INVALID", "security.passkeyNotMade");
  const change = {
    notice: "passkey-added",
    action: "member.add-factor",
    factor: "passkey",
    isShown: true,
  } as const;
  return changeFactors(session, facts, change, async (tx, { passkeyIds }) => {
    if (passkeyIds.length >= most) throw new DomainError("CONFLICT", "security.tooManyPasskeys", { most });
    const added = await tx
      .insert(passkeys)
      .values({ ...made, personId, name })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new DomainError("CONFLICT", "security.passkeyKnown");
  });
}
