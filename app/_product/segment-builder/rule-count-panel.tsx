"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import type { RuleCount } from "@/app/_product/segment-builder/use-rule-count";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { LiveRegion } from "@/app/_ui/live-region";
import { useSettled } from "@/app/_ui/use-settled";

type RuleCountPanelProps = RuleCount & {
  /** People of the saved version, to compare with; null where there is none. */
  saved: { version: number; count: number } | null;
};

const spokenAfterMilliseconds = 2_000;
const bold = (words: React.ReactNode) => <b className="figures text-text">{words}</b>;

/** The one large number, how long it took, and how many of them mail can reach. */
export function RuleCountPanel({ count, stale, waiting, error, again, saved }: RuleCountPanelProps) {
  const t = useTranslations("segments.pages.count");
  const format = useFormat();
  const spoken = useSettled(count !== null && !stale ? count.count : null, spokenAfterMilliseconds);
  return (
    <section>
      <h2 className="text-sm text-text-2">{t("title")}</h2>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span
          data-testid="rule-count"
          className={cx("figures font-bold text-3xl", stale ? "text-text-3" : "text-text")}
        >
          {count === null ? "–" : format.integer(count.count)}
        </span>
        <span className="text-sm text-text-3">
          {waiting
            ? t("waiting")
            : stale && error === null
              ? t("counting")
              : count && t("unit", { seconds: (count.tookMs / 1_000).toFixed(2) })}
        </span>
      </p>
      {error ? (
        <div role="alert" className="mt-1 grid justify-items-start gap-2 text-danger-text text-sm">
          {errorMessage(error, t("failed"))}
          <Button size="sm" icon={<RefreshCw />} onClick={again}>
            {t("retry")}
          </Button>
        </div>
      ) : (
        count && (
          <div className={cx("mt-1 text-sm [text-autospace:normal]", stale ? "text-text-3" : "text-text-2")}>
            <p>{t.rich("sendable", { count: count.sendable, b: bold })}</p>
            {saved && !stale && (
              <p>
                <Difference now={count.count} saved={saved} />
              </p>
            )}
            <p className="mt-1 text-text-3 text-xs">{t("asOf", { time: format.time(count.asOf) })}</p>
          </div>
        )
      )}
      <LiveRegion>{spoken !== null && t("spoken", { count: spoken })}</LiveRegion>
    </section>
  );
}

function Difference({ now, saved }: { now: number; saved: { version: number; count: number } }) {
  const t = useTranslations("segments.pages.count");
  const { version } = saved;
  const difference = now - saved.count;
  if (difference === 0) return t("same", { version });
  return t.rich(difference < 0 ? "fewer" : "more", { version, count: Math.abs(difference), b: bold });
}
