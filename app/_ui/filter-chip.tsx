"use client";
import { Plus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Popover } from "@/app/_ui/popover";

type FilterChipProps = {
  /** The condition: 状態, 送信元. */
  name: string;
  /** The value now, in words; without it the chip is dashed and adds the condition. */
  value?: string | undefined;
  /** The editor in the popover; gets `close`. For a server page pass an element that navigates. */
  children: ReactNode | ((close: () => void) => ReactNode);
  /** Address without this condition … */
  clearHref?: string | undefined;
  /** … or an act. */
  onClear?: (() => void) | undefined;
};

const chip = "label-face inline-flex h-7 items-center gap-1 text-sm whitespace-nowrap max-md:h-9";
const removal = "grid h-full w-6 place-items-center max-md:w-8";

/** One condition: dashed ＋ when inactive, soft with × when active, edited in a popover. `name`, `value`, `children`, `clearHref` | `onClear`. */
export function FilterChip({ name, value, children, clearHref, onClear }: FilterChipProps) {
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const content = typeof children === "function" ? children(() => setOpen(false)) : children;
  if (value === undefined) {
    const trigger = (
      <button
        type="button"
        aria-label={t("filter.add", { name })}
        className={`${chip} rounded-md border border-line-strong border-dashed px-2 text-text-2 hover:bg-hover`}
      >
        <Plus className="size-3.5 text-text-3" />
        {name}
      </button>
    );
    return (
      <Popover trigger={trigger} label={name} open={open} onOpenChange={setOpen}>
        {content}
      </Popover>
    );
  }
  const trigger = (
    <button
      type="button"
      aria-label={t("filter.edit", { name, value })}
      className="h-full max-w-60 truncate pl-2"
    >
      {name} {value}
    </button>
  );
  return (
    <span
      className={`${chip} rounded-md border border-accent-line bg-accent-soft font-medium text-accent-text`}
    >
      <Popover trigger={trigger} label={name} open={open} onOpenChange={setOpen}>
        {content}
      </Popover>
      {clearHref === undefined ? (
        <button type="button" aria-label={t("filter.remove", { name })} className={removal} onClick={onClear}>
          <X className="size-3.5" />
        </button>
      ) : (
        <Link href={clearHref} scroll={false} aria-label={t("filter.remove", { name })} className={removal}>
          <X className="size-3.5" />
        </Link>
      )}
    </span>
  );
}
