import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges } from "@/db/schema";
import { installationJobs } from "@/server/jobs/catalog";
import { enqueue, installation } from "@/server/jobs/enqueue";

/** Mail may be slow: longer than a challenge lasts otherwise. */
export const emailCodeSeconds = 600;

/** Has a code mailed to the person whose sign-in this is, who then has ten minutes from now. */
export async function requestEmailCode(challengeId: string): Promise<void> {
  await globalDatabase().transaction(async (tx) => {
    await tx
      .update(loginChallenges)
      .set({ expiresAt: sql`now() + make_interval(secs => ${emailCodeSeconds})` })
      .where(and(eq(loginChallenges.id, challengeId), isNull(loginChallenges.usedAt)));
    await enqueue(tx, installation, installationJobs.sendEmailCode, { challengeId });
  });
}
