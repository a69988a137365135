import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { PageHead } from "@/app/_ui/page-head";
import { AddDomain } from "@/app/(console)/t/[tenant]/deliverability/_domains/add-domain";
import { DomainTable } from "@/app/(console)/t/[tenant]/deliverability/_domains/domain-table";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("domains.pages.list");
  return { title: t("title") };
}

/** The domains that this company sends from, and how each stands. */
export default async function DeliverabilityPage({ params }: PageProps) {
  const { tenant } = await params;
  const caller = await api(tenant);
  const [domains, rights, t] = await Promise.all([
    caller.domains.list(),
    caller.people.myRights(),
    getTranslations("domains.pages.list"),
  ]);
  const mayChange = rights.may.includes("domains:write");
  return (
    <>
      <PageHead
        title={t("title")}
        facts={t("facts")}
        actions={mayChange && domains.length > 0 && <AddDomain tenant={tenant} />}
        line
      />
      <DomainTable tenant={tenant} domains={domains} mayChange={mayChange} />
    </>
  );
}
