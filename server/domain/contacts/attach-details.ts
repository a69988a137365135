import type { Transaction } from "@/db/client";
import { contactTags } from "@/db/schema";
import { consentOrigin } from "@/server/domain/consents/consent-origin";
import { recordConsent } from "@/server/domain/consents/record-consent";
import { ensureTags } from "@/server/domain/tags/ensure-tags";
import type { Context } from "@/server/platform/context";

type Details = {
  tags?: readonly string[] | undefined;
  consent?: { state: "given" | "withdrawn"; how: string } | undefined;
};

/** Puts tags on a contact, and its consent into the ledger, as far as they are given. */
export async function attachDetails(
  tx: Transaction,
  context: Context,
  contactId: string,
  { tags = [], consent }: Details,
): Promise<void> {
  const tagIds = await ensureTags(tx, context, tags);
  if (tagIds.length > 0)
    await tx
      .insert(contactTags)
      .values(tagIds.map((tagId) => ({ tenantId: context.tenantId, tagId, contactId })))
      .onConflictDoNothing();
  if (consent !== undefined) {
    const { source, proof } = consentOrigin(context, consent.how);
    await recordConsent(tx, context, { contactId, state: consent.state, source, proof });
  }
}
