import { eq, or, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { env } from "@/server/platform/env";
import { DomainError, notFound } from "@/server/platform/errors";
import { totpSecret } from "./totp-secret";

const periodSeconds = 30;

export type DemoCode = {
  email: string;
  code: string;
  /** Until the next code. */
  secondsLeft: number;
  /** The code has opened a session already; the next one is needed. */
  isUsed: boolean;
};

/**
 * The present second-factor code of a demo person.
 *
 * @param name their address, or what stands before its @
 * @throws FORBIDDEN outside the demo
 * @throws NOT_FOUND nobody has this name
 * @throws CONFLICT they have not set up a second factor
 */
export async function demoCode(name: string, now: Date): Promise<DemoCode> {
  if (!env().DEMO) throw new DomainError("FORBIDDEN", "auth.demoOnly");
  const key = name.trim().toLowerCase();
  const [person] = await globalDatabase()
    .select({
      id: people.id,
      email: people.email,
      secret: people.totpSecret,
      lastStep: people.totpLastStep,
    })
    .from(people)
    .where(or(eq(people.emailKey, key), eq(sql`split_part(${people.emailKey}, '@', 1)`, key)));
  if (!person) throw notFound("people");
  if (person.secret === null) throw new DomainError("CONFLICT", "auth.notEnrolled");
  const seconds = Math.floor(now.getTime() / 1_000);
  const secret = totpSecret.open(person.secret, person.id, "totp_secret");
  return {
    email: person.email,
    code: generateSync({ secret, epoch: seconds }),
    secondsLeft: periodSeconds - (seconds % periodSeconds),
    isUsed: person.lastStep >= Math.floor(seconds / periodSeconds),
  };
}
