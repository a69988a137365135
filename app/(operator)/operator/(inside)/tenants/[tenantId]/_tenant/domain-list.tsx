import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { TenantPageData } from "@/app/(operator)/operator/(inside)/tenants/[tenantId]/_tenant/tenant-page-data";

const tones = { pending: "neutral", verified: "success", failing: "danger" } as const;
const stateOf = (state: string) => (state === "verified" || state === "failing" ? state : "pending");

/** Whose names the company sends in. */
export function DomainList({ domains }: { domains: TenantPageData["domains"] }) {
  const t = useTranslations("operator.pages.tenant");
  if (domains.length === 0) return <p className="text-sm text-text-2">{t("noDomains")}</p>;
  return (
    <ul className="grid gap-2 text-sm">
      {domains.map(({ name, state }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 break-all font-medium">{name}</span>
          <Badge tone={tones[stateOf(state)]}>{t(`domainStates.${stateOf(state)}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
