"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";

export type MenuItem = {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  /** Either a place … */
  href?: string | undefined;
  /** … or an act. */
  onSelect?: (() => void) | undefined;
  disabled?: boolean | undefined;
  /** Goes last, after a line, in red. */
  danger?: boolean | undefined;
};

type MenuProps = {
  items: readonly MenuItem[];
  /** What opens it; without it a ⋯ named `label` (操作). */
  trigger?: ReactNode;
  label?: string | undefined;
  align?: "start" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
};

/** Acts on one thing: `items` ({key, label, icon, href | onSelect, danger, disabled}), `trigger`, `label`, `align`. */
export function Menu({ items, trigger, label, align = "end", side = "bottom" }: MenuProps) {
  const t = useTranslations("ui");
  const plain = items.filter((item) => !item.danger);
  const dangerous = items.filter((item) => item.danger);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        {trigger ?? <IconButton label={label ?? t("more")} icon={<Ellipsis />} size="sm" />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(menuClass, "min-w-44 max-w-80")}
        >
          {plain.map((item) => (
            <Item key={item.key} item={item} />
          ))}
          {plain.length > 0 && dangerous.length > 0 && (
            <DropdownMenu.Separator className="my-1 border-line border-t" />
          )}
          {dangerous.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const content = (
    <Fragment>
      {item.icon}
      <span className="min-w-0 flex-1">{item.label}</span>
    </Fragment>
  );
  return (
    <DropdownMenu.Item
      disabled={item.disabled ?? false}
      {...(item.onSelect ? { onSelect: item.onSelect } : {})}
      asChild={item.href !== undefined}
      className={cx(
        menuItemClass,
        item.danger && "text-danger-text data-highlighted:bg-danger-soft [&_.lucide]:text-current",
      )}
    >
      {item.href === undefined ? content : <Link href={item.href}>{content}</Link>}
    </DropdownMenu.Item>
  );
}
