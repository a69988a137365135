import Link from "next/link";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { tabClass, tabCountClass, tabListClass } from "@/app/_ui/tab-class";

export type LinkTab = { href: string; label: ReactNode; count?: number | undefined; current: boolean };

type LinkTabsProps = {
  label: string;
  tabs: readonly LinkTab[];
  /** After the last tab: "+ 表示を保存". */
  children?: ReactNode;
};

/** Saved views or pages of one thing; each has its address: `label`, `tabs` ({href, label, count, current}), `children`. */
export function LinkTabs({ label, tabs, children }: LinkTabsProps) {
  const locale = useLocale();
  return (
    <nav aria-label={label} className={tabListClass}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className={tabClass}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={tabCountClass}>{tab.count.toLocaleString(locale)}</span>
          )}
        </Link>
      ))}
      {children}
    </nav>
  );
}
