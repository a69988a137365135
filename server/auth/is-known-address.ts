import { and, eq, gt, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";

const rememberedDays = 30;

/** Whether the person has signed in from this address in the last 30 days. */
export async function isKnownAddress(personId: string | null, address: string | null): Promise<boolean> {
  if (personId === null || address === null || address === "") return false;
  const [known] = await globalDatabase()
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        eq(sessions.address, address),
        gt(sessions.createdAt, sql`now() - make_interval(days => ${rememberedDays})`),
      ),
    )
    .limit(1);
  return known !== undefined;
}
