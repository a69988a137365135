import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { PageBody } from "@/app/_ui/page-body";
import { PageHead } from "@/app/_ui/page-head";
import { DomainBadge } from "@/app/(console)/t/[tenant]/deliverability/_domains/domain-badge";
import { DomainRecords } from "@/app/(console)/t/[tenant]/deliverability/[domainId]/_records/domain-records";
import { RemoveDomain } from "@/app/(console)/t/[tenant]/deliverability/[domainId]/_records/remove-domain";

type PageProps = { params: Promise<{ tenant: string; domainId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("domains.pages.detail");
  return { title: t("title") };
}

/** One sending domain: the records to set at the DNS provider, what DNS says now, and a button to look again. */
export default async function DomainPage({ params }: PageProps) {
  const { tenant, domainId } = await params;
  const caller = await api(tenant);
  const [domain, rights, t] = await Promise.all([
    orNotFound(caller.domains.get({ domainId })),
    caller.people.myRights(),
    getTranslations("domains.pages.detail"),
  ]);
  const mayChange = rights.may.includes("domains:write");
  return (
    <>
      <PageHead
        crumb={{ label: t("crumb"), href: `/t/${tenant}/deliverability` }}
        title={domain.name}
        badge={<DomainBadge state={domain.state} />}
        facts={t("facts", { returnPath: domain.returnPathHost })}
        actions={mayChange && <RemoveDomain tenant={tenant} domainId={domainId} name={domain.name} />}
        line
      />
      <PageBody>
        <DomainRecords domainId={domainId} initial={domain} mayChange={mayChange} />
      </PageBody>
    </>
  );
}
