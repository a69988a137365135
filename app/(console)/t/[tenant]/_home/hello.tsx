import { useLocale, useTranslations } from "next-intl";
import type { Home } from "@/app/(console)/t/[tenant]/_home/load-home";
import { localMinutes } from "@/app/(console)/t/[tenant]/_home/local-day";

const noon = 11 * 60;
const evening = 18 * 60;

const partOfDay = (minutes: number) =>
  minutes >= 4 * 60 && minutes < noon ? "morning" : minutes >= noon && minutes < evening ? "day" : "evening";

/** The day in one sentence, said to a person: what sends, what is still to go, what waits for them. */
export function Hello({ home, name, now }: { home: Home; name: string; now: Date }) {
  const t = useTranslations("home.pages.hello");
  const locale = useLocale();
  const sending = home.todays.filter(({ state }) => state === "sending").length;
  const later = home.todays.filter(({ state, at }) => state === "scheduled" && at > now).length;
  const approvals = home.approvals.length;
  const kind =
    sending > 0 && later > 0
      ? "both"
      : sending > 0
        ? "sending"
        : later > 0
          ? "later"
          : approvals > 0
            ? "approvals"
            : "quiet";
  const greeting = t(partOfDay(localMinutes(now, home.tenant.timeZone)), { name: calledName(name, locale) });
  return (
    <>
      {greeting}
      <br />
      {t(kind, { sending, later, approvals })}
    </>
  );
}

/** What one is called by: 佐藤 美咲 → 佐藤 in Japanese; Ken Takahashi → Ken. English calls nobody by a family name alone. */
function calledName(name: string, locale: string): string {
  const isLatin = /^[\p{Script=Latin}\s'.-]+$/u.test(name);
  if (locale !== "ja" && !isLatin) return name;
  return name.trim().split(/[\s\u3000]+/)[0] ?? name;
}
