import { and, eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { passkeys } from "@/db/schema";
import { notFound } from "@/server/platform/errors";

/** Gives one of one's own passkeys another name. @throws NOT_FOUND it is not theirs */
export async function renamePasskey(
  { personId }: { personId: string },
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<void> {
  const renamed = await globalDatabase()
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id });
  if (renamed.length === 0) throw notFound("security");
}
