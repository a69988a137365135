import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Kbd } from "@/app/_ui/kbd";

type PaginationProps = {
  /** Where we are: `1–50 / 51,208`. */
  range: ReactNode;
  /** Addresses of the neighbours, with their cursors; absent at the ends. */
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Which keys work in the list above: moving, or selecting too. */
  keys?: "move" | "select" | undefined;
};

/** The foot of a list: keys at the left, pages by cursor at the right. `range`, `previousHref`, `nextHref`, `keys`. */
export function Pagination({ range, previousHref, nextHref, keys }: PaginationProps) {
  const t = useTranslations("ui");
  return (
    <div className="mt-auto flex items-center gap-3 border-line border-t px-8 py-3 text-sm text-text-3 max-md:px-4">
      {keys && (
        <span className="max-md:hidden">
          {t.rich(`pagination.${keys}`, { k: (key) => <Kbd>{key}</Kbd> })}
        </span>
      )}
      <nav aria-label={t("pagination.label")} className="ml-auto flex items-center gap-2">
        <span className="figures mr-1">{range}</span>
        <PageLink href={previousHref} label={t("pagination.previous")} icon={<ChevronLeft />} />
        <PageLink href={nextHref} label={t("pagination.next")} icon={<ChevronRight />} />
      </nav>
    </div>
  );
}

function PageLink({ href, label, icon }: { href: string | undefined; label: string; icon: ReactNode }) {
  const look = buttonClass({ size: "sm", square: true });
  if (href === undefined) {
    return (
      <button type="button" disabled aria-label={label} className={look}>
        {icon}
      </button>
    );
  }
  return (
    <Link href={href} aria-label={label} className={look}>
      {icon}
    </Link>
  );
}
