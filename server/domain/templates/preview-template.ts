import { desc } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, contacts, tenants } from "@/db/schema";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import { standardMergePaths } from "@/server/domain/templates/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { ContentProblem } from "./pure/content-problem";
import { lintContent } from "./pure/lint-content";
import { mergeValues } from "./pure/merge-values";
import { renderMail } from "./pure/render-mail";
import { type ShownMail, showMail } from "./pure/show-mail";
import type { PreviewTemplateInput } from "./schema/inputs";

export type TemplatePreview = {
  /** Whose mail this is; null while the tenant has no contact. */
  contact: { contactId: string; email: string } | null;
  problems: ContentProblem[];
  /** The mail as this person would get it; null while a problem stops it from being made. */
  mail: ShownMail | null;
};

/**
 * A mail as one real contact would read it, made by what makes the mails that are sent. Its links are the plain ones.
 *
 * @throws NOT_FOUND no such contact
 */
export async function previewTemplate(
  context: Context,
  { content, contactId }: PreviewTemplateInput,
): Promise<TemplatePreview> {
  requirePermission(context, "templates:read");
  requirePermission(context, "contacts:read");
  const { sender, contact, fieldKeys } = await withTenant(context, (tx) => readFacts(tx, context, contactId));
  if (contactId !== undefined && contact === null) throw notFound("contacts");
  const known = new Set<string>([...standardMergePaths, ...fieldKeys.map((key) => `contact.fields.${key}`)]);
  const language = sender.locale;
  const problems = lintContent({ content, language, known, sender, isMarketing: true });
  const values = contact
    ? mergeValues({ contact, salutation: salutation(contact, language), sender })
    : mergeValues({ contact: nobody, salutation: salutation(nobody, language), sender });
  return {
    contact: contact && { contactId: contact.id, email: contact.email },
    problems,
    mail: showMail(renderMail(content, language), values),
  };
}

async function readFacts(tx: Transaction, context: Context, contactId: string | undefined) {
  const ofContact =
    contactId === undefined ? ofTenant(contacts, context) : ofTenant(contacts, context, contactId);
  const [[sender], [contact], fields] = await Promise.all([
    tx
      .select({
        locale: tenants.locale,
        legalName: tenants.legalName,
        postalAddress: tenants.postalAddress,
        contactPoint: tenants.contactPoint,
      })
      .from(tenants)
      .where(ofTenant(tenants, context)),
    tx.select().from(contacts).where(ofContact).orderBy(desc(contacts.id)).limit(1),
    tx.select({ key: contactFields.key }).from(contactFields).where(ofTenant(contactFields, context)),
  ]);
  if (!sender) throw notFound("tenants");
  return { sender, contact: contact ?? null, fieldKeys: fields.map(({ key }) => key) };
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
