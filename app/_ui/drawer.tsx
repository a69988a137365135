"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { focusFirstField } from "@/app/_ui/focus-first-field";
import { IconButton } from "@/app/_ui/icon-button";

type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Beside the title: a badge. */
  badge?: ReactNode;
  /** One line of fact under the title. */
  facts?: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom. */
  foot?: ReactNode;
  width?: "md" | "lg" | undefined;
};

/**
 * A look at one thing without leaving the page: at the right, 352 or 448px; Esc closes; the page stays usable.
 * `open`, `onOpenChange`, `title`, `badge`, `facts`, `children`, `foot`, `width`.
 */
export function Drawer({
  open,
  onOpenChange,
  title,
  badge,
  facts,
  children,
  foot,
  width = "md",
}: DrawerProps) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirstField}
          onInteractOutside={(event) => event.preventDefault()}
          className={cx(
            "fixed inset-y-2 right-2 z-30 flex max-w-full animate-drawer-in flex-col rounded-xl border border-line bg-raised shadow-lg outline-none max-md:inset-0 max-md:w-full max-md:rounded-none max-md:border-0",
            width === "md" ? "w-88" : "w-112",
          )}
        >
          <div className="flex items-start gap-3 border-line border-b px-5 py-4">
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-2">
                <Radix.Title className="font-bold text-lg">{title}</Radix.Title>
                {badge}
              </div>
              {facts && <div className="text-sm text-text-2">{facts}</div>}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} keys={["Esc"]} icon={<X />} size="sm" className="-mr-1" />
            </Radix.Close>
          </div>
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-5 py-4 focus-visible:-outline-offset-2"
          >
            {children}
          </div>
          {foot && (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{foot}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
