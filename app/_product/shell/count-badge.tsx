import { useFormatter, useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";

/** How many things wait for this person; nothing at zero. */
export function CountBadge({ count, className }: { count: number; className?: string | undefined }) {
  const t = useTranslations("shell");
  const format = useFormatter();
  if (count === 0) return null;
  return (
    <span
      className={cx(
        "figures min-w-5 rounded-full bg-accent px-1.25 text-center font-bold text-on-accent text-xs leading-5",
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : format.number(count)}</span>
      <span className="sr-only">{t("waiting", { count })}</span>
    </span>
  );
}
