import type { Audience } from "./audience";
import { tenantsOfPerson } from "./request-context";

/** What a person must show after the password. */
export type SecondFactor = "code" | "enrol" | "none";

/**
 * A person with an authenticator app always shows its code. One without must set it up, unless they belong to tenants and
 * none of these asks for it. An operator always needs one.
 */
export async function secondFactor(
  person: { id: string; totpSecret: string | null },
  audience: Audience,
): Promise<SecondFactor> {
  if (person.totpSecret !== null) return "code";
  if (audience === "operator") return "enrol";
  const tenants = await tenantsOfPerson(person.id);
  const isFree = tenants.length > 0 && tenants.every(({ secondFactorRequired }) => !secondFactorRequired);
  return isFree ? "none" : "enrol";
}
