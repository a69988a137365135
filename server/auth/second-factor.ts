import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { passkeys, recoveryCodes } from "@/db/schema";
import type { Audience } from "./audience";
import { tenantsOfPerson } from "./request-context";

/** What comes after the password: a factor that is there, a mailed code, setting one up, or nothing. */
export type NextStep = "code" | "email" | "enrol" | "none";
export type Way = "totp" | "passkey" | "recovery" | "email";

export type SecondFactor = {
  readonly next: NextStep;
  /** What can be shown, the usual one first; empty where `next` is "enrol" or "none". */
  readonly ways: readonly Way[];
};

async function held(personId: string) {
  const [[keys], [codes]] = await Promise.all([
    globalDatabase()
      .select({ count: sql<number>`count(*)::int` })
      .from(passkeys)
      .where(eq(passkeys.personId, personId)),
    globalDatabase()
      .select({ count: sql<number>`count(*)::int` })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
  ]);
  return { hasPasskey: (keys?.count ?? 0) > 0, hasRecoveryCode: (codes?.count ?? 0) > 0 };
}

/**
 * What a person must show after the password. Whoever has an app or a passkey always shows one of them; mailed codes are only
 * for people who have neither, in companies that all take them, so that allowing them weakens nobody. An operator always has
 * a factor of their own, and is never mailed a code.
 */
export async function secondFactor(
  person: { id: string; totpSecret: string | null },
  audience: Audience,
): Promise<SecondFactor> {
  const { hasPasskey, hasRecoveryCode } = await held(person.id);
  const own: Way[] = [
    ...(person.totpSecret === null ? [] : (["totp"] as const)),
    ...(hasPasskey ? (["passkey"] as const) : []),
  ];
  if (own.length > 0) return { next: "code", ways: hasRecoveryCode ? [...own, "recovery"] : own };
  if (audience === "operator") return { next: "enrol", ways: [] };
  const tenants = await tenantsOfPerson(person.id);
  const asking = tenants.filter(({ secondFactorRequired }) => secondFactorRequired);
  if (tenants.length > 0 && asking.length === 0) return { next: "none", ways: [] };
  const isMailed = asking.length > 0 && asking.every(({ emailCodesAllowed }) => emailCodesAllowed);
  return isMailed ? { next: "email", ways: ["email"] } : { next: "enrol", ways: [] };
}
