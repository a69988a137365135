"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { NavLinks } from "@/app/_product/shell/nav-links";
import { PersonMenu } from "@/app/_product/shell/person-menu";
import { QuotaMeter } from "@/app/_product/shell/quota-meter";
import type { ShellProps } from "@/app/_product/shell/shell-props";
import { TenantSwitcher } from "@/app/_product/shell/tenant-switcher";
import { useModifierKey } from "@/app/_product/shell/use-modifier-key";
import { Kbd } from "@/app/_ui/kbd";

type SidebarProps = ShellProps & {
  onSearch: () => void;
  onShortcuts: () => void;
  /** In the phone's menu: after a choice. */
  onNavigate?: (() => void) | undefined;
};

/** Company, search, pages, meter, person; the whole height of the window. */
export function Sidebar(props: SidebarProps) {
  const { tenant, tenants, counts, hidden = [], quota, person, onSearch, onNavigate } = props;
  const t = useTranslations("shell");
  const modifier = useModifierKey();
  return (
    <div className="flex h-full flex-col p-3">
      <TenantSwitcher tenant={tenant} tenants={tenants} />
      <button
        type="button"
        onClick={onSearch}
        className="mt-3 mb-3 flex h-8 flex-none items-center gap-2 rounded-md border border-line bg-sheet px-2 text-left text-sm text-text-3 hover:border-line-strong max-md:h-11"
      >
        <Search />
        <span className="flex-1">{t("searchBar")}</span>
        <span className="max-md:hidden">
          <Kbd>{modifier === "⌘" ? "⌘K" : "Ctrl K"}</Kbd>
        </span>
      </button>
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 py-px">
        <NavLinks slug={tenant.slug} counts={counts} hidden={hidden} onNavigate={onNavigate} />
      </div>
      <div className="mt-2 border-line border-t px-2 pt-3">
        {quota && <QuotaMeter used={quota.used} limit={quota.limit} />}
        <PersonMenu
          person={person}
          onShortcuts={props.onShortcuts}
          onChange={props.onChange}
          onSignOut={props.onSignOut}
        />
      </div>
    </div>
  );
}
