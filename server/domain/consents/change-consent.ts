import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { consentOrigin } from "./consent-origin";
import { recordConsent } from "./record-consent";
import type { ChangeConsentInput } from "./schema";

/**
 * Notes that a person said yes or no, and how.
 *
 * @throws NOT_FOUND no such contact
 */
export async function changeConsent(
  context: Context,
  { contactId, purpose, state, how }: ChangeConsentInput,
): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const [contact] = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(ofTenant(contacts, context, contactId))
      .for("key share");
    if (!contact) throw notFound("contacts");
    const { source, proof } = consentOrigin(context, how);
    await recordConsent(tx, context, { contactId, purpose, state, source, proof });
    await appendAudit(tx, context, {
      action: "consent.change",
      subject: `contacts/${contactId}`,
      details: { purpose, state },
    });
  });
}
