"use client";
import { Menu, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";

type TopBarProps = {
  tenantName: string;
  onSearch: () => void;
  /** The sidebar, in a drawer; gets `close`. */
  menu: (close: () => void) => ReactNode;
};

const button = "grid size-11 flex-none place-items-center rounded-md [&_.lucide]:size-5";

/** The phone's top: menu, company, search. */
export function TopBar({ tenantName, onSearch, menu }: TopBarProps) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-5 flex h-12 items-center gap-2 border-line border-b bg-canvas px-1 font-bold md:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger aria-label={t("menu")} className={button}>
          <Menu />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-(--hk-scrim) md:hidden" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-drawer-start-in bg-canvas shadow-lg outline-none md:hidden"
          >
            <Dialog.Title className="sr-only">{t("menu")}</Dialog.Title>
            {menu(() => setOpen(false))}
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <HikyakuMark className="size-5.5" />
      <span className="min-w-0 flex-1 truncate">{tenantName}</span>
      <button type="button" aria-label={t("search")} onClick={onSearch} className={button}>
        <Search />
      </button>
    </header>
  );
}
