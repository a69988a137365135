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
    const [contact] = await tx.execute<{ state: string | null }>(sql`
      select k.state from contacts c left join consents k on k.tenant_id = c.tenant_id and k.contact_id = c.id and k.purpose = 'marketing'
      where c.tenant_id = ${tenantId} and c.id = ${send.contactId} for update of c`);
    if (contact && contact.state !== "withdrawn")
      await recordConsent(
        tx,
        { tenantId },
        { contactId: send.contactId, state: "withdrawn", source, proof: { sendId: send.id } },
      );
    await appendReaction(tx, { tenantId }, send, { kind: "unsubscribed", reason: source });
    return true;
  });
}
