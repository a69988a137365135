import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { getFormat } from "@/app/_i18n/get-format";
import { type ContactView, contactViews } from "@/app/_product/contacts/contact-query";
import { ruleOfQuery } from "@/app/_product/contacts/rule-of-query";
import { api } from "@/app/_trpc/server";
import { LinkTabs } from "@/app/_ui/link-tabs";

type ViewCounts = { counts: Record<ContactView, number>; asOf: Date; timeZone: string };

/** People of each view; together the parts are everyone. null when counting took too long. */
const countViews = cache(async (tenant: string): Promise<ViewCounts | null> => {
  const caller = await api(tenant);
  const count = (view: ContactView) =>
    caller.segments.count({
      rule: ruleOfQuery(
        { view, search: "", tagId: undefined, consent: undefined, segmentId: undefined },
        null,
      ),
    });
  try {
    const [all, none, withdrawn, suppressed, { timeZone }] = await Promise.all([
      count("all"),
      count("no-consent"),
      count("unsubscribed"),
      count("suppressed"),
      caller.tenants.get(),
    ]);
    const counts = {
      all: all.count,
      reachable: all.sendable,
      "no-consent": none.count,
      unsubscribed: withdrawn.count,
      suppressed: suppressed.count,
    };
    return { counts, asOf: all.asOf, timeZone };
  } catch {
    return null;
  }
});

type ViewTabsProps = {
  path: string;
  view: ContactView;
  /** Whose people to count; the tabs stand without counts until that is done. */
  tenant?: string;
};

/** The saved views of the list, with their counts. */
export async function ViewTabs({ path, view, tenant }: ViewTabsProps) {
  const t = await getTranslations("contacts.pages.list");
  const counted = tenant === undefined ? null : await countViews(tenant);
  const tabs = contactViews.map((key) => ({
    href: key === "all" ? path : `${path}?view=${key}`,
    label: t(`view.${key}`),
    count: counted?.counts[key],
    current: key === view,
  }));
  return <LinkTabs label={t("views")} tabs={tabs} />;
}

/** How many of everyone mail can reach, and as of when. */
export async function ViewFacts({ tenant }: { tenant: string }) {
  const [t, counted] = await Promise.all([getTranslations("contacts.pages.list"), countViews(tenant)]);
  if (!counted) return null;
  const { counts, asOf, timeZone } = counted;
  const format = await getFormat(timeZone);
  const total = counts.all;
  const bold = (words: ReactNode) => <b className="figures">{words}</b>;
  return (
    <>
      {t.rich("facts", { total, reachable: counts.reachable, b: bold })}
      <span className="ml-2 text-text-3 text-xs">{t("asOf", { time: format.time(asOf) })}</span>
    </>
  );
}
