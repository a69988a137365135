import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { formatName } from "@/server/domain/contacts/pure/format-name";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import { mergeValues } from "@/server/domain/templates/pure/merge-values";
import type { RenderedMail } from "@/server/domain/templates/pure/render-mail";
import { type ShownMail, showMail } from "@/server/domain/templates/pure/show-mail";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { audienceSql } from "./audience-sql";

/** `name` is empty for who has none. */
export type MailReader = { contactId: string; name: string; email: string };

export type MailPreview = {
  /** A few of those who would receive it now, always the same ones. */
  readers: MailReader[];
  /** Whose values the mail shows; null while nobody would receive it. */
  reader: MailReader | null;
  /** Null while the content cannot be sent as it stands. */
  mail: ShownMail | null;
};

type Previewed = {
  content: RenderedMail;
  locale: "ja" | "en";
  sender: { legalName: string; postalAddress: string; contactPoint: string };
  rule: unknown;
  contactId: string | undefined;
};

const sampleSize = 5;

/** A mail as one of its readers would get it, inside a verb's transaction. @throws NOT_FOUND no such contact */
export async function showPreview(
  tx: Transaction,
  context: Context,
  { content, locale, sender, rule, contactId }: Previewed,
): Promise<MailPreview> {
  requirePermission(context, "contacts:read");
  const { people, from, reason } = await audienceSql(tx, context, rule);
  const sample = await tx.execute<{ id: string; email: string; familyName: string; givenName: string }>(sql`
    ${people} select c.id, c.email, c.family_name "familyName", c.given_name "givenName" ${from}
    where (${reason}) is null order by c.id limit ${sampleSize}`);
  const toReader = (row: { id: string; email: string; familyName: string; givenName: string }) => ({
    contactId: row.id,
    name: formatName(row, locale),
    email: row.email,
  });
  const chosen = contactId ?? sample[0]?.id;
  const [contact] =
    chosen === undefined
      ? []
      : await tx
          .select()
          .from(contacts)
          .where(ofTenant(contacts, context, chosen));
  if (contactId !== undefined && !contact) throw notFound("contacts");
  const shown = contact ?? nobody;
  return {
    readers: sample.map(toReader),
    reader: contact ? toReader(contact) : null,
    mail: showMail(content, mergeValues({ contact: shown, salutation: salutation(shown, locale), sender })),
  };
}

const nobody = {
  email: "",
  familyName: "",
  givenName: "",
  familyNameKana: "",
  givenNameKana: "",
  company: "",
  department: "",
  jobTitle: "",
  honorific: "",
  phone: "",
  postcode: "",
  fields: {},
};
