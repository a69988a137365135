import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sessions } from "@/db/schema";
import { isNewPlace } from "./pure/is-new-place";
import { tellPerson } from "./tell-person";

/** Sessions that are over are kept for 30 days; nobody has more than this in them. */
const mostSeen = 300;

/**
 * Tells a person by mail of a sign-in from a network or a browser that they have not used before. To be called in the transaction
 * that makes the session, before it does.
 */
export async function tellOfNewPlace(
  tx: Transaction,
  personId: string,
  facts: { readonly address: string | null; readonly userAgent: string },
): Promise<void> {
  const seen = await tx
    .select({ address: sessions.address, userAgent: sessions.userAgent })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.createdAt))
    .limit(mostSeen);
  const place = { address: facts.address ?? "", userAgent: facts.userAgent };
  if (isNewPlace(seen, place)) await tellPerson(tx, personId, "new-sign-in", facts);
}
