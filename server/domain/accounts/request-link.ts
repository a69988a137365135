import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { accountLinks } from "@/db/schema";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { installationJobs } from "@/server/jobs/catalog";
import { enqueue, installation } from "@/server/jobs/enqueue";
import { accountLink } from "./account-link";

/** Time to find the mail: of a new account's a day, of a password's an hour, as it opens an account that is there. */
const goodForSeconds = { "sign-up": 86_400, "password-reset": 3_600 } as const;

/**
 * Has a link mailed to an address. Whether the address has an account is looked at later, by the job: answer, work and time are the
 * same for all addresses.
 *
 * @param details what was filled in, for the page that the link opens
 */
export async function requestLink(
  kind: keyof typeof goodForSeconds,
  { email, details }: { email: string; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const made = accountLink.make();
  await globalDatabase().transaction(async (tx) => {
    await tx.insert(accountLinks).values({
      id: made.linkId,
      kind,
      email: email.trim(),
      emailKey: personEmailKey(email),
      details,
      expiresAt: sql`now() + make_interval(secs => ${goodForSeconds[kind]})`,
    });
    await enqueue(tx, installation, installationJobs.mailLink, made);
  });
}
