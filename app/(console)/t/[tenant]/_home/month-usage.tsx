import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { Section } from "@/app/_ui/section";
import { forecastUsage } from "@/app/(console)/t/[tenant]/_home/forecast-usage";
import type { Usage } from "@/app/(console)/t/[tenant]/_home/load-home";

/** This month's mails against the plan, and where the month leads at its pace. */
export function MonthUsage({ usage, now }: { usage: Usage; now: Date }) {
  const t = useTranslations("home.pages.usage");
  const format = useFormat();
  const forecast = forecastUsage(usage, now);
  const share = (value: number) => `${Math.min(100, (value / usage.limit) * 100)}%`;
  const isBeyond = forecast !== null && forecast > usage.limit;
  return (
    <Section
      level={3}
      ruled
      title={t("title")}
      aside={
        <span className="figures text-text-2">
          {t.rich("of", {
            used: format.integer(usage.accepted),
            limit: format.integer(usage.limit),
            b: (text) => <b className="text-text">{text}</b>,
          })}
        </span>
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn with two stretches */}
      <div
        role="meter"
        aria-label={t("title")}
        aria-valuemin={0}
        aria-valuemax={usage.limit}
        aria-valuenow={Math.min(usage.accepted, usage.limit)}
        className="relative h-1.5 overflow-hidden rounded-[3px] bg-line forced-colors:border"
      >
        {forecast !== null && (
          <span
            className="absolute inset-y-0 left-0 bg-[repeating-linear-gradient(90deg,var(--hk-accent-line)_0_3px,transparent_3px_5px)]"
            style={{ width: share(forecast) }}
          />
        )}
        <span className="absolute inset-y-0 left-0 bg-chart-1" style={{ width: share(usage.accepted) }} />
      </div>
      <p className="mt-2 text-text-3 text-xs [text-autospace:normal]">
        {usage.accepted === 0
          ? t("unused")
          : forecast === null
            ? t("early")
            : t(isBeyond ? "beyond" : "within", { count: format.integer(forecast) })}
      </p>
    </Section>
  );
}
