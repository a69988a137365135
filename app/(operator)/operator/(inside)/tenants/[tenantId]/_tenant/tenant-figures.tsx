import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { KeyValue } from "@/app/_ui/key-value";
import { Section } from "@/app/_ui/section";
import { useCapped } from "@/app/(operator)/operator/(inside)/_tenants/use-capped";
import type { TenantPageData } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-page-data";

/** Who they are, and how this month goes. */
export function TenantFigures({ tenant }: { tenant: TenantPageData }) {
  const t = useTranslations("operator.pages.tenant");
  const list = useTranslations("operator.pages.list");
  const format = useFormat(tenant.timeZone);
  const capped = useCapped();
  const { month } = tenant;
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-2 [&>section]:mt-0">
      <Section title={t("facts")}>
        <KeyValue
          rows={[
            { label: t("people"), value: format.integer(tenant.people) },
            { label: t("contacts"), value: capped(tenant.contacts) },
            { label: t("since"), value: format.day(tenant.createdAt, { weekday: false, year: "always" }) },
            { label: t("zone"), value: tenant.timeZone },
            {
              label: t("seen"),
              value: tenant.lastSeenAt === null ? list("never") : format.instant(tenant.lastSeenAt),
            },
          ]}
        />
      </Section>
      <Section title={t("usage")}>
        <KeyValue
          rows={[
            {
              label: t("accepted"),
              value: `${format.integer(month.accepted)} / ${format.round(tenant.monthlyQuota)}`,
            },
            { label: t("today"), value: format.integer(tenant.acceptedToday) },
            { label: t("waiting"), value: capped(tenant.waiting) },
            { label: t("rate"), value: format.rate(month.bounced, month.accepted + month.bounced) },
            { label: t("complained"), value: format.integer(month.complained) },
          ]}
        />
      </Section>
    </div>
  );
}
