import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { LinkButton } from "@/app/_ui/link-button";
import { Section } from "@/app/_ui/section";
import type { Home, WaitingApproval } from "@/app/(console)/t/[tenant]/_home/load-home";

/** Requests that this very person may decide. */
export function WaitingApprovals({ home, slug }: { home: Home; slug: string }) {
  const t = useTranslations("home.pages.approvals");
  return (
    <Section title={t("title")} note={t("count", { count: home.approvals.length })}>
      <ul className="border-line border-b">
        {home.approvals.map((approval) => (
          <Row key={approval.id} approval={approval} slug={slug} zone={home.tenant.timeZone} />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = { approval: WaitingApproval; slug: string; zone: string };

function Row({ approval, slug, zone }: RowProps) {
  const t = useTranslations("home.pages.approvals");
  const format = useFormat(zone);
  const by = t("by", {
    name: approval.requestedBy ?? t("gone"),
    at: format.relative(approval.createdAt) ?? format.instant(approval.createdAt),
  });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-line border-t py-3 lg:grid-cols-[minmax(0,1fr)_8.5rem_10rem_auto]">
      <div className="min-w-0">
        <div className="truncate font-medium">{approval.campaignName}</div>
        <div className="text-text-3 text-xs">{by}</div>
      </div>
      <div className="figures text-sm max-lg:col-start-1">
        {t.rich("people", { count: format.integer(approval.audienceCount), b: (text) => <b>{text}</b> })}
      </div>
      <div className="figures text-sm text-text-2 max-lg:col-start-1">
        {approval.scheduledWall === null ? t("noTime") : formatWall(approval.scheduledWall, format)}
      </div>
      <div className="max-lg:col-start-2 max-lg:row-span-3 max-lg:row-start-1">
        <LinkButton
          href={`/t/${slug}/approvals/${approval.id}`}
          size="sm"
          aria-label={t("lookNamed", { name: approval.campaignName })}
        >
          {t("look")}
        </LinkButton>
      </div>
    </li>
  );
}
