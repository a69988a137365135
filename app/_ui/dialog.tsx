"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix, VisuallyHidden } from "radix-ui";
import type { ReactNode } from "react";
import { focusFirstField } from "@/app/_ui/focus-first-field";
import { IconButton } from "@/app/_ui/icon-button";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, or the noun of what is filled in. */
  title: ReactNode;
  /** Names the numbers and says what follows. */
  description?: ReactNode;
  /** At most three fields. */
  children?: ReactNode;
  /** Buttons, verbs; the act last. */
  actions: ReactNode;
};

/** To confirm, or to fill three fields at most; 480px. `open`, `onOpenChange`, `title`, `description`, `children`, `actions`. */
export function Dialog({ open, onOpenChange, title, description, children, actions }: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-(--hk-scrim)" />
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-rise-in overflow-y-auto rounded-xl border border-line bg-raised px-6 py-5 shadow-lg outline-none"
        >
          <div className="flex items-start gap-3">
            <Radix.Title className="flex-1 font-bold text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t("close")} icon={<X />} size="sm" className="-mt-0.5 -mr-2" />
            </Radix.Close>
          </div>
          {description ? (
            <Radix.Description asChild>
              <div className="prose-face mt-1.5 text-sm text-text-2">{description}</div>
            </Radix.Description>
          ) : (
            <VisuallyHidden.Root>
              <Radix.Description>{title}</Radix.Description>
            </VisuallyHidden.Root>
          )}
          {children && <div className="mt-4 grid gap-4">{children}</div>}
          <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
