import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";
import { hashPassword } from "./hash-password";

/** What sign-in looks up. */
export const personEmailKey = (email: string): string => email.trim().toLowerCase();

/**
 * The id of the person with this address, who is made when there is none. Someone who has an account keeps their own
 * name and password.
 */
export async function ensurePerson(
  tx: Transaction,
  input: { email: string; name: string; password: string; locale: "ja" | "en" },
): Promise<string> {
  const emailKey = personEmailKey(input.email);
  // Hashed in any case: time does not tell whether the address has an account.
  const passwordHash = await hashPassword(input.password);
  await tx
    .insert(people)
    .values({ email: input.email.trim(), emailKey, name: input.name, locale: input.locale, passwordHash })
    .onConflictDoNothing({ target: people.emailKey });
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.emailKey, emailKey));
  if (!person) throw new Error("a person was neither found nor made");
  return person.id;
}
