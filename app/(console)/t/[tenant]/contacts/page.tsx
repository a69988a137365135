import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { type ContactQuery, listInput } from "@/app/_product/contacts/contact-query";
import { ErrorState } from "@/app/_ui/error-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { ContactFilters } from "@/app/(console)/t/[tenant]/contacts/_list/contact-filters";
import { ContactFoot } from "@/app/(console)/t/[tenant]/contacts/_list/contact-foot";
import { ContactListMenu } from "@/app/(console)/t/[tenant]/contacts/_list/contact-list-menu";
import { ContactTable } from "@/app/(console)/t/[tenant]/contacts/_list/contact-table";
import { CreateContact } from "@/app/(console)/t/[tenant]/contacts/_list/create-contact";
import {
  type ContactList,
  loadContactList,
} from "@/app/(console)/t/[tenant]/contacts/_list/load-contact-list";
import { ViewFacts, ViewTabs } from "@/app/(console)/t/[tenant]/contacts/_list/view-tabs";

type PageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<ContactQuery> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts.pages");
  return { title: t("title") };
}

/** Everyone a tenant may write to, the newest first, by saved views and filters in the address. */
export default async function ContactsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const [list, t] = await Promise.all([loadContactList(tenant, query), getTranslations("contacts.pages")]);
  const { path, filter, trail, items, isEmpty } = list;
  return (
    <>
      <Head tenant={tenant} list={list} />
      {!isEmpty && (
        <>
          <Suspense fallback={<ViewTabs path={path} view={filter.view} />}>
            <ViewTabs path={path} view={filter.view} tenant={tenant} />
          </Suspense>
          <ContactFilters tenant={tenant} list={list} />
        </>
      )}
      {items === null ? (
        <ErrorState
          title={t("list.failedTitle")}
          text={t("list.failedText")}
          actions={<LinkButton href={path}>{t("list.clearFilters")}</LinkButton>}
        />
      ) : (
        <ContactTable
          key={JSON.stringify([filter, trail.cursor])}
          tenant={tenant}
          rows={items}
          tags={list.tags}
          mayWrite={list.mayWrite}
          isFiltered={list.isFiltered}
          matching={listInput(filter)}
          count={list.count}
        />
      )}
      <ContactFoot list={list} />
    </>
  );
}

async function Head({ tenant, list }: { tenant: string; list: ContactList }) {
  const t = await getTranslations("contacts.pages");
  const { mayWrite, isEmpty } = list;
  return (
    <PageHead
      title={t("title")}
      facts={
        !isEmpty && (
          <Suspense fallback="…">
            <ViewFacts tenant={tenant} />
          </Suspense>
        )
      }
      actions={
        <>
          {mayWrite && !isEmpty && (
            <LinkButton icon={<Upload />} href={`/t/${tenant}/imports/new`}>
              {t("list.import")}
            </LinkButton>
          )}
          {mayWrite && <CreateContact tenant={tenant} secondary={isEmpty} />}
          <ContactListMenu tenant={tenant} />
        </>
      }
    />
  );
}
