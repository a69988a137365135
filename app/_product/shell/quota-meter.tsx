"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { Progress } from "@/app/_ui/progress";

/** Mails of this month against the plan; amber from nine tenths, red at the end. */
export function QuotaMeter({ used, limit }: { used: number; limit: number }) {
  const t = useTranslations("shell.quota");
  const format = useFormat();
  const tone = used >= limit ? "danger" : used >= limit * 0.9 ? "warning" : "accent";
  const numbers = { used: format.integer(used), limit: format.round(limit) };
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2 text-text-2 text-xs">
        <span>{t("label")}</span>
        <span className="figures">
          {t.rich("of", { ...numbers, b: (text) => <b className="text-text">{text}</b> })}
        </span>
      </div>
      <Progress
        label={t("label")}
        value={used}
        max={limit}
        parts={[{ value: used, tone }]}
        className="mt-1.5 mb-3"
      />
    </div>
  );
}
