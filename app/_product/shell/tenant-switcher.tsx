"use client";
import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";
import { pageHref } from "@/app/_product/shell/navigation";
import type { ShellTenant } from "@/app/_product/shell/shell-props";
import { cx } from "@/app/_ui/cx";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";

type TenantSwitcherProps = { tenant: ShellTenant; tenants: readonly ShellTenant[] };

/** The company at work, and the way to the others; plain when there is only one. */
export function TenantSwitcher({ tenant, tenants }: TenantSwitcherProps) {
  const t = useTranslations("shell.tenant");
  const look = "flex w-full min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-left font-bold";
  if (tenants.length < 2) {
    return (
      <Link href={pageHref(tenant.slug, "home")} className={cx(look, "hover:bg-hover")}>
        <HikyakuMark />
        <span className="truncate">{tenant.name}</span>
      </Link>
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t("current", { name: tenant.name })}
        className={cx(look, "hover:bg-hover data-[state=open]:bg-hover")}
      >
        <HikyakuMark />
        <span className="min-w-0 flex-1 truncate">{tenant.name}</span>
        <ChevronsUpDown />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("switch")}
          className={cx(menuClass, "w-(--radix-dropdown-menu-trigger-width)")}
        >
          {tenants.map((other) => (
            <DropdownMenu.Item key={other.slug} asChild className={menuItemClass}>
              <Link
                href={pageHref(other.slug, "home")}
                aria-current={other.slug === tenant.slug ? "true" : undefined}
              >
                <span className="min-w-0 flex-1 truncate">{other.name}</span>
                {other.slug === tenant.slug && <Check className="text-accent-text!" />}
              </Link>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
