import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getFormat } from "@/app/_i18n/get-format";
import { operatorApi } from "@/app/_trpc/operator-server";
import { orNotFound } from "@/app/_trpc/server";
import { Note } from "@/app/_ui/note";
import { PageBody } from "@/app/_ui/page-body";
import { PageHead } from "@/app/_ui/page-head";
import { Section } from "@/app/_ui/section";
import { StandingBadge } from "@/app/(operator)/operator/(inside)/_frame/standing-badge";
import { LogTable } from "@/app/(operator)/operator/(inside)/log/_log/log-table";
import { DomainList } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/domain-list";
import { MoveButtons } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/move-buttons";
import { PlanForm } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/plan-form";
import { QuotaForm } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/quota-form";
import { SupportAccess } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/support-access";
import { TenantFigures } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-figures";

type PageProps = { params: Promise<{ tenantId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.pages.tenant"))("facts") };
}

/** One company: what it uses, what it may use, what staff did, and whether staff may look in. */
export default async function TenantPage({ params }: PageProps) {
  const { tenantId } = await params;
  const api = await operatorApi();
  const [tenant, plans] = await Promise.all([orNotFound(api.tenants.get({ tenantId })), api.plans.list()]);
  const [t, pages, format] = await Promise.all([
    getTranslations("operator.pages.tenant"),
    getTranslations("operator.pages"),
    getFormat(tenant.timeZone),
  ]);
  const { plan, monthlyQuota, dailyQuota, trialEndsAt } = tenant;
  return (
    <>
      <PageHead
        crumb={{ label: pages("tenants"), href: "/operator" }}
        title={tenant.name}
        badge={<StandingBadge standing={tenant.standing} />}
        facts={tenant.slug}
        actions={<MoveButtons tenant={tenant} />}
        line
      />
      <PageBody>
        {tenant.standingReason !== "" && (
          <div className="mb-6">
            <Note tone="warning" title={t("reason")}>
              <p className="whitespace-pre-line">{tenant.standingReason}</p>
              {tenant.standingChangedAt && (
                <p className="text-text-2">
                  {t("changed")} {format.instant(tenant.standingChangedAt)}
                </p>
              )}
            </Note>
          </div>
        )}
        <TenantFigures tenant={tenant} />
        <Section title={t("terms")}>
          <div className="grid max-w-(--hk-measure) gap-6">
            <PlanForm key={plan?.id ?? ""} tenantId={tenantId} planId={plan?.id ?? null} plans={plans} />
            <QuotaForm
              key={`${monthlyQuota} ${dailyQuota} ${trialEndsAt?.getTime()}`}
              tenantId={tenantId}
              quotas={{ monthlyQuota, dailyQuota, trialEndsAt }}
            />
          </div>
        </Section>
        <Section title={t("domains")}>
          <DomainList domains={tenant.domains} />
        </Section>
        <Section title={t("support")}>
          <SupportAccess tenant={tenant} />
        </Section>
        <Section title={t("history")}>
          <LogTable rows={tenant.history} empty={t("noHistory")} isOfOne />
        </Section>
      </PageBody>
    </>
  );
}
