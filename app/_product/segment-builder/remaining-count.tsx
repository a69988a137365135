"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import { cx } from "@/app/_ui/cx";

/** Who is left after a row, with a bar beside the rows above; the last row's number is the result. */
export function RemainingCount({ id }: { id: string }) {
  const t = useTranslations("segments.pages.builder");
  const format = useFormat();
  const { remaining, stale, tree } = useBuilder();
  const count = remaining.get(id);
  if (count === undefined) return null;
  const most = Math.max(1, ...remaining.values());
  const isLast = tree.children.at(-1)?.id === id;
  return (
    <span className="block w-30 flex-none text-right max-md:w-20">
      <span className={cx("figures text-sm", stale ? "text-text-3" : "text-text", isLast && "font-bold")}>
        <span aria-hidden="true">{format.integer(count)}</span>
        <span className="sr-only">{t("remainingOf", { count })}</span>
      </span>
      <span aria-hidden="true" className="mt-0.5 block h-1 overflow-hidden rounded-[2px] bg-line">
        <span
          className={cx("ml-auto block h-full", stale ? "bg-chart-6" : "bg-chart-1")}
          style={{ width: `${(count / most) * 100}%` }}
        />
      </span>
    </span>
  );
}
