import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContactBadge } from "@/app/_product/contacts/contact-badge";
import { PersonName } from "@/app/_product/contacts/person-name";
import { showName } from "@/app/_product/contacts/show-name";
import { api, orNotFound } from "@/app/_trpc/server";
import { MainRail } from "@/app/_ui/main-rail";
import { PageHead } from "@/app/_ui/page-head";
import { ConsentPanel } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/consent-panel";
import { ContactActs } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/contact-acts";
import { ContactFacts } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/contact-facts";
import { ProfileSections } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/profile-sections";
import { SuppressionPanel } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/suppression-panel";
import { TagsPanel } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/tags-panel";
import { Timeline } from "@/app/(console)/t/[tenant]/contacts/[contactId]/_contact/timeline";

type PageProps = { params: Promise<{ tenant: string; contactId: string }> };

const load = async ({ params }: PageProps) => {
  const { tenant, contactId } = await params;
  return orNotFound((await api(tenant)).contacts.get({ contactId }));
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const [contact, t] = await Promise.all([load(props), getTranslations("contacts.pages")]);
  return { title: showName(contact)?.name ?? t("nameless") };
}

/** One person: profile, consents with their proof, tags, suppression, and every mail with what came of it. */
export default async function ContactPage(props: PageProps) {
  const { tenant } = await props.params;
  const caller = await api(tenant);
  const [contact, company, fields, tags, rights, t] = await Promise.all([
    load(props),
    caller.tenants.get(),
    caller.contacts.listFields(),
    caller.tags.list(),
    caller.people.myRights(),
    getTranslations("contacts.pages"),
  ]);
  const mayWrite = rights.may.includes("contacts:write");
  const { consent, suppression } = contact;
  return (
    <>
      <PageHead
        line
        crumb={{ label: t("title"), href: `/t/${tenant}/contacts` }}
        title={<PersonName person={contact} />}
        badge={<ContactBadge consent={consent.state} suppressedFor={suppression?.cause ?? null} />}
        facts={<ContactFacts contact={contact} />}
        actions={mayWrite && <ContactActs tenant={tenant} contact={contact} fields={fields} />}
      />
      <MainRail
        railLabel={t("contact.railLabel")}
        rail={
          <>
            <ConsentPanel tenant={tenant} contact={contact} mayWrite={mayWrite} />
            <SuppressionPanel contact={contact} mayWrite={mayWrite} />
            <TagsPanel contact={contact} tags={tags} mayWrite={mayWrite} />
          </>
        }
      >
        <ProfileSections
          tenant={tenant}
          contact={contact}
          fields={fields}
          mayWrite={mayWrite}
          language={company.locale}
        />
        <Timeline tenant={tenant} items={contact.timeline} />
      </MainRail>
    </>
  );
}
