import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { LinkButton } from "@/app/_ui/link-button";
import type { TenantPageData } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-page-data";

/** The way into the company's pages, while the company lets staff look; else how it could. */
export function SupportAccess({ tenant }: { tenant: TenantPageData }) {
  const t = useTranslations("operator.pages.tenant");
  const format = useFormat(tenant.timeZone);
  const { supportUntil, grants, slug } = tenant;
  if (supportUntil === null)
    return <p className="prose-face max-w-(--hk-measure) text-sm text-text-2">{t("noSupport")}</p>;
  const open = grants.find((grant) => grant.revokedAt === null && grant.expiresAt >= supportUntil);
  return (
    <div className="grid max-w-(--hk-measure) gap-3 text-sm">
      <p className="prose-face">{t("supportUntil", { until: format.instant(supportUntil) })}</p>
      {open && (
        <p className="whitespace-pre-line text-text-2">{t("supportReason", { reason: open.reason })}</p>
      )}
      <div>
        <LinkButton href={`/t/${slug}`} prefetch={false}>
          {t("lookIn")}
        </LinkButton>
      </div>
    </div>
  );
}
