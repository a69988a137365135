import { and, eq, gt, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";

const rememberedDays = 30;

/** Whether the person has signed in in the last 30 days, and never from a browser that calls itself so. */
export async function isNewBrowser(personId: string, userAgent: string): Promise<boolean> {
  const [seen] = await globalDatabase()
    .select({
      any: sql<number>`count(*)::int`,
      same: sql<number>`count(*) filter (where ${sessions.userAgent} = ${userAgent})::int`,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        gt(sessions.createdAt, sql`now() - make_interval(days => ${rememberedDays})`),
      ),
    );
  return seen !== undefined && seen.any > 0 && seen.same === 0;
}
