"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { CountBadge } from "@/app/_product/shell/count-badge";
import { bottomPages, currentPage, navigation, pageHref } from "@/app/_product/shell/navigation";

const icons = new Map(navigation.flatMap((group) => group.pages).map((page) => [page.key, page.icon]));

/** The phone's five pages, at the thumb. */
export function BottomBar({ slug, counts }: { slug: string; counts: { approvals: number } }) {
  const t = useTranslations("shell");
  const current = currentPage(slug, usePathname());
  return (
    <nav
      aria-label={t("quickNavigation")}
      className="fixed inset-x-0 bottom-0 z-6 grid h-14 grid-cols-5 border-line border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {bottomPages.map((key) => {
        const Icon = icons.get(key);
        return (
          <Link
            key={key}
            href={pageHref(slug, key)}
            aria-current={key === current ? "page" : undefined}
            className="label-face relative grid place-content-center justify-items-center gap-0.5 text-text-3 text-xs leading-4 aria-[current=page]:font-bold aria-[current=page]:text-accent-text"
          >
            {Icon && <Icon className="size-5" />}
            {t(`bottom.${key}`)}
            {key === "approvals" && (
              <CountBadge count={counts.approvals} className="absolute top-0.5 left-[calc(50%+2px)]" />
            )}
          </Link>
        );
      })}
    </nav>
  );
}
