import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { type NewSecret, newSecret } from "./new-secret";
import type { PersonSession } from "./read-session";

/**
 * Gives the signed-in person the secret of a new authenticator app. The app that they have goes on working until
 * `activateTotp` has seen the first right code of the new one.
 */
export async function startTotp({ personId, email }: PersonSession): Promise<NewSecret> {
  const { sealed, ...shown } = await newSecret({ id: personId, email });
  await globalDatabase().update(people).set({ totpPendingSecret: sealed }).where(eq(people.id, personId));
  return shown;
}
