import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";
import type { CampaignState } from "@/server/domain/campaigns/schema";
import { type CampaignView, campaignViews, countView } from "./campaign-views";
import { listHref } from "./list-href";

type ViewTabsProps = {
  path: string;
  view: CampaignView;
  folderId: string | undefined;
  counts: Record<CampaignState, number>;
};

/** The views of the list, each with how many it holds. */
export function ViewTabs({ path, view, folderId, counts }: ViewTabsProps) {
  const t = useTranslations("campaigns.pages.list");
  return (
    <LinkTabs
      label={t("views")}
      tabs={(Object.keys(campaignViews) as CampaignView[]).map((key) => ({
        href: listHref(path, key, folderId),
        label: t(`view.${key}`),
        count: countView(key, counts),
        current: key === view,
      }))}
    />
  );
}
