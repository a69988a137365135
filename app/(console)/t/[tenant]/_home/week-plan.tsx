import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatDay } from "@/app/_i18n/format";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import { cx } from "@/app/_ui/cx";
import { Section } from "@/app/_ui/section";
import type { CalendarEntry, Home } from "@/app/(console)/t/[tenant]/_home/load-home";
import { dayAsUtc } from "@/app/(console)/t/[tenant]/_home/local-day";

const shownPerDay = 2;

/** The seven days of this week; on a phone the days that have something. */
export function WeekPlan({ home, slug }: { home: Home; slug: string }) {
  const t = useTranslations("home.pages.week");
  const { locale } = useFormat();
  const words = (day: string) => formatDay(dayAsUtc(day), { locale, timeZone: "UTC" }, { year: "never" });
  const [first, last] = [home.week[0]?.day ?? home.today, home.week.at(-1)?.day ?? home.today];
  const coming = home.week.filter(({ day, entries }) => day > home.today && entries.length > 0);
  return (
    <Section title={t("title")} note={t("range", { from: words(first), to: words(last) })}>
      <ol className="grid grid-cols-7 overflow-hidden rounded-lg border border-line max-md:hidden">
        {home.week.map(({ day, entries }) => (
          <Day key={day} day={day} entries={entries} today={home.today} slug={slug} />
        ))}
      </ol>
      <ul className="border-line border-b md:hidden">
        {coming.length === 0 && (
          <li className="border-line border-t py-3 text-sm text-text-3">{t("noneLeft")}</li>
        )}
        {coming.flatMap(({ day, entries }) =>
          entries.map((entry) => (
            <li key={entry.campaignId} className="flex items-center gap-3 border-line border-t py-3 text-sm">
              <span className="figures flex-none font-bold">{words(day)}</span>
              <Link href={`/t/${slug}/campaigns/${entry.campaignId}`} className="min-w-0 flex-1 truncate">
                {entry.name}
              </Link>
              <CampaignBadge state={entry.state} />
            </li>
          )),
        )}
      </ul>
    </Section>
  );
}

type DayProps = { day: string; entries: readonly CalendarEntry[]; today: string; slug: string };

function Day({ day, entries, today, slug }: DayProps) {
  const t = useTranslations("home.pages.week");
  const { locale } = useFormat();
  const at = dayAsUtc(day);
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" }).format(at);
  const isToday = day === today;
  return (
    <li
      className={cx(
        "min-h-25 min-w-0 border-line px-2.5 pt-2 pb-3 not-first:border-l",
        isToday && "bg-accent-soft",
      )}
    >
      <div
        className={cx(
          "mb-1.5 text-xs whitespace-nowrap",
          isToday
            ? "font-bold text-accent-text"
            : at.getUTCDay() === 0
              ? "text-danger-text"
              : at.getUTCDay() === 6
                ? "text-accent-text"
                : "text-text-3",
        )}
      >
        {t(isToday ? "dayToday" : "day", { day: at.getUTCDate(), weekday })}
      </div>
      {entries.length === 0 && <span className="text-text-3 text-xs">{t("none")}</span>}
      {isToday && entries.length > 1 && <Sum entries={entries} />}
      {!(isToday && entries.length > 1) &&
        entries
          .slice(0, shownPerDay)
          .map((entry) => <Entry key={entry.campaignId} entry={entry} slug={slug} isPast={day < today} />)}
      {!isToday && entries.length > shownPerDay && (
        <span className="mt-1.5 block text-text-3 text-xs">
          {t("more", { count: entries.length - shownPerDay })}
        </span>
      )}
    </li>
  );
}

/** Today stands above in full. */
function Sum({ entries }: { entries: readonly CalendarEntry[] }) {
  const t = useTranslations("home.pages.week");
  const format = useFormat();
  const mails = entries.reduce((sum, entry) => sum + (entry.planned ?? entry.audienceCount ?? 0), 0);
  return (
    <span className="mt-1.5 block border-chart-1 border-l-2 pl-2 text-xs leading-4.5">
      {t("campaigns", { count: entries.length })}
      <span className="figures block">{t("mails", { count: format.integer(mails) })}</span>
    </span>
  );
}

function Entry({ entry, slug, isPast }: { entry: CalendarEntry; slug: string; isPast: boolean }) {
  const t = useTranslations("home.pages.week");
  const states = useTranslations("sends.states");
  const format = useFormat();
  const count = entry.planned ?? entry.audienceCount;
  const isOpen =
    entry.state === "in-review" || entry.state === "changes-requested" || entry.state === "approved";
  return (
    <Link
      href={`/t/${slug}/campaigns/${entry.campaignId}`}
      className={cx(
        "mt-1.5 block border-l-2 pl-2 text-xs leading-4.5 hover:underline",
        isPast ? "border-chart-6 text-text-3" : isOpen ? "border-warning" : "border-chart-1",
      )}
    >
      <span className="line-clamp-2">{entry.name}</span>
      {count !== null && (
        <span className="figures block">{t("mails", { count: format.integer(count) })}</span>
      )}
      {isOpen && <span className="block">{states(entry.state)}</span>}
    </Link>
  );
}
