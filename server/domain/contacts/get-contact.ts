import { and, desc, eq } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import {
  consentEvents,
  consents,
  contacts,
  contactTags,
  suppressionEvents,
  suppressions,
  tags,
} from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { listTimeline, type TimelineItem } from "./list-timeline";
import type { FieldValue, ProfileAttribute } from "./schema";

export type ConsentNote = {
  state: "given" | "withdrawn";
  at: Date;
  source: string;
  proof: Record<string, unknown>;
};
export type Contact = Record<ProfileAttribute, string> & {
  contactId: string;
  email: string;
  fields: Record<string, FieldValue>;
  createdAt: Date;
  updatedAt: Date;
  /** `none`: nobody has said yes or no. */
  consent: { state: "given" | "withdrawn" | "none"; at: Date | null };
  /** The ledger, newest first, at most 50 entries. */
  consentNotes: ConsentNote[];
  /** Why the address gets no mail, and the words of who took it out by hand; null when it gets mail. */
  suppression: { cause: string; at: Date; reason: string } | null;
  tags: { tagId: string; name: string }[];
  /** What was sent and what came of it, newest first, at most 50 entries. */
  timeline: TimelineItem[];
};

const mostNotes = 50;

/**
 * A person, with everything that one page shows.
 *
 * @throws NOT_FOUND no such contact
 */
export async function getContact(context: Context, { contactId }: { contactId: string }): Promise<Contact> {
  requirePermission(context, "contacts:read");
  return withTenant(context, async (tx) => {
    const [[row], [consent], consentNotes, contactsTags, timeline] = await Promise.all([
      tx
        .select()
        .from(contacts)
        .where(ofTenant(contacts, context, contactId)),
      tx
        .select({ state: consents.state, at: consents.at })
        .from(consents)
        .where(
          and(
            ofTenant(consents, context),
            eq(consents.contactId, contactId),
            eq(consents.purpose, "marketing"),
          ),
        ),
      loadNotes(tx, context, contactId),
      loadTags(tx, context, contactId),
      listTimeline(tx, context, contactId),
    ]);
    if (!row) throw notFound("contacts");
    const { tenantId: _, id, emailKey: _key, addressHash, domain: _domain, bucket: _bucket, ...shown } = row;
    const suppression = await loadSuppression(tx, context, addressHash);
    return {
      contactId: id,
      ...shown,
      consent: consent ?? { state: "none", at: null },
      consentNotes,
      suppression,
      tags: contactsTags,
      timeline,
    };
  });
}

const loadNotes = (tx: Transaction, context: Context, contactId: string): Promise<ConsentNote[]> =>
  tx
    .select({
      state: consentEvents.state,
      at: consentEvents.at,
      source: consentEvents.source,
      proof: consentEvents.proof,
    })
    .from(consentEvents)
    .where(and(ofTenant(consentEvents, context), eq(consentEvents.contactId, contactId)))
    .orderBy(desc(consentEvents.id))
    .limit(mostNotes);

async function loadSuppression(tx: Transaction, context: Context, addressHash: string) {
  const [state] = await tx
    .select({ cause: suppressions.cause, at: suppressions.at })
    .from(suppressions)
    .where(and(ofTenant(suppressions, context), eq(suppressions.addressHash, addressHash)));
  if (!state) return null;
  // An address that is out already keeps its first cause; the ledger may have later entries.
  const [entry] = await tx
    .select({ reason: suppressionEvents.reason })
    .from(suppressionEvents)
    .where(
      and(
        ofTenant(suppressionEvents, context),
        eq(suppressionEvents.addressHash, addressHash),
        eq(suppressionEvents.kind, "added"),
        eq(suppressionEvents.cause, state.cause),
      ),
    )
    .orderBy(desc(suppressionEvents.id))
    .limit(1);
  return { ...state, reason: entry?.reason ?? "" };
}

const loadTags = (tx: Transaction, context: Context, contactId: string) =>
  tx
    .select({ tagId: tags.id, name: tags.name })
    .from(contactTags)
    .innerJoin(tags, and(eq(tags.tenantId, contactTags.tenantId), eq(tags.id, contactTags.tagId)))
    .where(and(ofTenant(contactTags, context), eq(contactTags.contactId, contactId)))
    .orderBy(tags.name);
