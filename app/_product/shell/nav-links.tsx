"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { CountBadge } from "@/app/_product/shell/count-badge";
import { currentPage, navigation, type PageKey, pageHref } from "@/app/_product/shell/navigation";

type NavLinksProps = {
  slug: string;
  counts: { approvals: number };
  hidden: readonly PageKey[];
  /** After a choice: the phone's menu closes. */
  onNavigate?: (() => void) | undefined;
};

/** The groups of the sidebar; the phone's menu has the same. */
export function NavLinks({ slug, counts, hidden, onNavigate }: NavLinksProps) {
  const t = useTranslations("shell");
  const current = currentPage(slug, usePathname());
  return (
    <nav aria-label={t("navigation")} className="text-sm">
      {navigation.map((group) => {
        const pages = group.pages.filter((page) => !hidden.includes(page.key));
        if (pages.length === 0) return null;
        const heading = group.key === "top" ? null : t(`groups.${group.key}`);
        return (
          <div key={group.key}>
            {heading && (
              <div id={`nav-${group.key}`} className="mt-3 mb-0.5 px-2 text-text-3 text-xs">
                {heading}
              </div>
            )}
            <ul aria-labelledby={heading ? `nav-${group.key}` : undefined}>
              {pages.map((page) => (
                <li key={page.key}>
                  <Link
                    href={pageHref(slug, page.key)}
                    aria-current={page.key === current ? "page" : undefined}
                    {...(onNavigate ? { onClick: onNavigate } : {})}
                    className="label-face group flex h-7.75 items-center gap-2 rounded-md px-2 text-text-2 hover:bg-hover aria-[current=page]:bg-sheet aria-[current=page]:font-bold aria-[current=page]:text-text aria-[current=page]:shadow-[0_0_0_1px_var(--hk-line),var(--hk-shadow-1)] max-md:h-11"
                  >
                    <page.icon className="text-text-3 group-aria-[current=page]:text-accent-text" />
                    {t(`pages.${page.key}`)}
                    {page.key === "approvals" && <CountBadge count={counts.approvals} className="ml-auto" />}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
