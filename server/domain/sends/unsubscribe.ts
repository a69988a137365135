import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { recordConsent } from "@/server/domain/consents/record-consent";
import { appendReaction } from "./append-reaction";
import type { Reader } from "./find-reader";
import { findSend } from "./find-send";

/**
 * Withdraws the consent of the reader, at once: the next mail is looked at again before it leaves. Doing it twice is doing it once.
 * From a test mail it changes nothing, for the person whose data it showed never got it.
 *
 * @returns false when the send does not exist
 */
export function unsubscribe(
  { tenantId, reference }: Reader,
  source: "one-click" | "unsubscribe-page",
): Promise<boolean> {
  return withTenant({ tenantId }, async (tx) => {
    const send = await findSend(tx, { tenantId }, reference);
    if (!send) return false;
    if (send.releaseKind === "test") return true;
    // Locked before it is read: of several requests at once, the later ones see what the first has written.
    const [contact] = await tx.execute(sql`
      select 1 from contacts where tenant_id = ${tenantId} and id = ${send.contactId} for update`);
    const [consent] = await tx.execute<{ state: string }>(sql`
      select state from consents where tenant_id = ${tenantId} and contact_id = ${send.contactId} and purpose = 'marketing'`);
    if (contact && consent?.state !== "withdrawn")
      await recordConsent(
        tx,
        { tenantId },
        { contactId: send.contactId, state: "withdrawn", source, proof: { sendId: send.id } },
      );
    await appendReaction(tx, { tenantId }, send, { kind: "unsubscribed", reason: source });
    return true;
  });
}
