"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";

/** Fewer people than this make no rate. */
const fewestForARate = 50;

/** A part as a share of a named whole: 受理の36.6%; of fewer than 50 people: 受理42人のうち. */
export function useShareWords(): (
  whole: "accepted" | "opened" | "sent",
  part: number,
  count: number,
) => string {
  const t = useTranslations("reports.pages.report.share");
  const format = useFormat();
  return (whole, part, count) => {
    const name = t(`of.${whole}`);
    if (count === 0) return t("nobody", { whole: name });
    if (count < fewestForARate) return t("outOf", { whole: name, count: format.integer(count) });
    return t("rate", { whole: name, rate: format.rate(part, count) });
  };
}
