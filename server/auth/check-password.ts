import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { globalDatabase } from "@/db/client";
import { operators, people } from "@/db/schema";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { isPassword } from "@/server/domain/people/hash-password";
import { DomainError } from "@/server/platform/errors";
import type { Audience } from "./audience";
import { isKnownAddress } from "./is-known-address";
import { limitLogin, passwordBuckets } from "./limit-login";
import type { RequestFacts } from "./request-facts";
import { type Challenge, startChallenge } from "./start-challenge";

export const passwordInput = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(256),
});
export type PasswordInput = z.output<typeof passwordInput>;

const nobody = "00000000-0000-0000-0000-000000000000";

async function isOperator(personId: string): Promise<boolean> {
  const rows = await globalDatabase()
    .select({ personId: operators.personId })
    .from(operators)
    .where(and(eq(operators.personId, personId), isNull(operators.disabledAt)));
  return rows.length > 0;
}

/**
 * The first step of signing in. A right password makes a challenge, which is no session: it can only be exchanged for one
 * by `acceptFactor`, within five minutes.
 *
 * @param audience whose door this is: at the operators', who is none has a wrong password
 * @throws UNAUTHENTICATED the password is wrong or nobody has this address: same answer, same work
 * @throws RATE_LIMITED too many tries for this account or from this address
 */
export async function checkPassword(
  input: PasswordInput,
  facts: RequestFacts,
  audience: Audience = "console",
): Promise<Challenge> {
  const emailKey = personEmailKey(input.email);
  const address = facts.address ?? "";
  const [person] = await globalDatabase()
    .select({ id: people.id, passwordHash: people.passwordHash, totpSecret: people.totpSecret })
    .from(people)
    .where(eq(people.emailKey, emailKey));
  const isKnown = await isKnownAddress(person?.id ?? null, facts.address);
  const giveBack = await limitLogin(passwordBuckets(emailKey, address, isKnown));
  const isRight = await isPassword(input.password, person?.passwordHash ?? null);
  // Asked for an address that nobody has, too: time does not tell who exists.
  const isWelcome = audience === "console" || (await isOperator(person?.id ?? nobody));
  if (!person || !isRight || !isWelcome) throw new DomainError("UNAUTHENTICATED", "auth.wrongPassword");
  await giveBack();
  return startChallenge(person, facts, audience);
}
