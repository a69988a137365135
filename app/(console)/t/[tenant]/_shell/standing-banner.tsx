import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { LinkButton } from "@/app/_ui/link-button";
import { Note } from "@/app/_ui/note";

type Standing = {
  standing: "trial" | "active" | "paused" | "suspended";
  reason: string;
  trialEndsAt: Date | null;
  isTrialOver: boolean;
  today: { limit: number; used: number } | null;
  isMonthUsedUp: boolean;
  lookingInUntil: Date | null;
};

type StandingBannerProps = { standing: Standing; timeZone: string };

/** Above every page: that staff is looking in, and what keeps the company's mail from leaving, with what to do about it. */
export function StandingBanner({ standing, timeZone }: StandingBannerProps) {
  const t = useTranslations("tenants.banner");
  const format = useFormat(timeZone);
  const { lookingInUntil } = standing;
  const hindrance = useHindrance(standing, timeZone);
  if (lookingInUntil === null && hindrance === null) return null;
  return (
    <div className="grid gap-2 border-line border-b px-8 py-3 max-md:px-4" data-testid="standing-banner">
      {lookingInUntil !== null && (
        <Note
          tone="warning"
          title={t("staff", { until: format.instant(lookingInUntil) })}
          actions={
            <LinkButton size="sm" href="/operator" prefetch={false}>
              {t("leave")}
            </LinkButton>
          }
        >
          {t("staffText")}
        </Note>
      )}
      {hindrance && (
        <Note tone={hindrance.tone} title={hindrance.title}>
          {hindrance.text && <p>{hindrance.text}</p>}
          {standing.reason !== "" && (
            <p className="whitespace-pre-line">{t("reason", { reason: standing.reason })}</p>
          )}
        </Note>
      )}
    </div>
  );
}

type Hindrance = { tone: "info" | "warning" | "danger"; title: string; text: string | null };

/** The first that holds, the strongest first; null where nothing is in the way. */
function useHindrance(standing: Standing, timeZone: string): Hindrance | null {
  const t = useTranslations("tenants.banner");
  const format = useFormat(timeZone);
  const { trialEndsAt, today } = standing;
  if (standing.standing === "suspended")
    return { tone: "danger", title: t("suspended"), text: t("suspendedText") };
  if (standing.standing === "paused") return { tone: "warning", title: t("paused"), text: t("pausedText") };
  if (standing.isTrialOver) return { tone: "warning", title: t("trialOver"), text: t("trialOverText") };
  if (standing.isMonthUsedUp) return { tone: "warning", title: t("month"), text: t("monthText") };
  if (today !== null && today.used >= today.limit)
    return {
      tone: "warning",
      title: t("today", { limit: format.integer(today.limit) }),
      text: t("todayText"),
    };
  if (standing.standing === "trial" && trialEndsAt !== null)
    return { tone: "info", title: t("trial", { until: format.day(trialEndsAt) }), text: null };
  return null;
}
