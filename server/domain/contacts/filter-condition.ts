import { and, eq, exists, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { consents, contacts, contactTags, suppressions } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import type { ContactFilter } from "./schema";
import { searchCondition } from "./search-condition";

/** Joins the consent of a contact, or none. */
export const isConsent = (context: Context) =>
  and(ofTenant(consents, context), eq(consents.contactId, contacts.id), eq(consents.purpose, "marketing"));

/** Joins the suppression of a contact's address, or none. */
export const isSuppression = (context: Context) =>
  and(ofTenant(suppressions, context), eq(suppressions.addressHash, contacts.addressHash));

/**
 * Who fits a filter, as a condition on `contacts` with `isConsent` and `isSuppression` left-joined.
 *
 * @param audience of the filter's segment, from `loadAudience`
 */
export const filterCondition = (
  tx: Transaction,
  context: Context,
  { search = "", tagId, consent, suppressed }: ContactFilter,
  audience: SQL | undefined,
): SQL | undefined =>
  and(
    ofTenant(contacts, context),
    audience,
    searchCondition(search) ?? undefined,
    tagId === undefined ? undefined : exists(tagged(tx, context, tagId)),
    consent === undefined
      ? undefined
      : consent === "none"
        ? isNull(consents.state)
        : eq(consents.state, consent),
    suppressed === undefined ? undefined : (suppressed ? isNotNull : isNull)(suppressions.cause),
  );

const tagged = (tx: Transaction, context: Context, tagId: string) =>
  tx
    .select({ one: sql`1` })
    .from(contactTags)
    .where(
      and(
        ofTenant(contactTags, context),
        eq(contactTags.tagId, tagId),
        eq(contactTags.contactId, contacts.id),
      ),
    );
