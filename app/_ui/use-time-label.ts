"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";

/** Words for an hour or a day: short under an axis, whole in a tooltip or table. */
export function useTimeLabel(step: "hour" | "day") {
  const t = useTranslations("ui.chart");
  const format = useFormat();
  const full = (at: string) => {
    const instant = new Date(at);
    const day = format.day(instant);
    return step === "day" ? day : t("hour", { day, hour: format.time(instant).split(":")[0] ?? "" });
  };
  const tick = (at: string, isFirst: boolean) => {
    const instant = new Date(at);
    const day = format.day(instant, { year: "never" });
    return step === "hour" && isFirst ? `${day} ${format.time(instant)}` : day;
  };
  return { full, tick };
}
