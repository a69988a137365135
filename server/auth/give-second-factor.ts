import { eq } from "drizzle-orm";
import { generateSecret } from "otplib";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { totpSecret } from "./totp-secret";

/**
 * Sets up the second factor of a demo person, who has no phone; `npm run code -- NAME` shows their codes.
 *
 * @throws FORBIDDEN outside the demo: elsewhere a factor counts only after its first right code
 */
export async function giveSecondFactor(personId: string): Promise<void> {
  if (!env().DEMO) throw new DomainError("FORBIDDEN", "auth.demoOnly");
  const sealed = totpSecret.seal(generateSecret(), personId, "totp_secret");
  await globalDatabase().update(people).set({ totpSecret: sealed }).where(eq(people.id, personId));
}
