"use client";
import { Calendar } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { MonthGrid } from "@/app/_ui/month-grid";
import { selectTriggerClass } from "@/app/_ui/select-trigger-class";

type DateInputProps = {
  /** A calendar day, `2026-07-16`; null: none yet. */
  value: string | null;
  onValueChange: (day: string) => void;
  /** The day it is now, where the day counts. */
  today: string;
  /** Days before this one cannot be chosen. */
  min?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
};

/** A day, shown as 2026年7月16日(木) and chosen from a month: `value`, `onValueChange`, `today`, `min`. Put it in a Field. */
export function DateInput({ value, onValueChange, today, min, disabled, className }: DateInputProps) {
  const t = useTranslations("ui.date");
  const format = useFormat("UTC");
  const field = useFieldControl({});
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger {...field} disabled={disabled} className={cx(selectTriggerClass("md"), className)}>
        <Calendar className="text-text-3" />
        <span className={cx("figures min-w-0 flex-1 truncate text-left", value === null && "text-text-3")}>
          {value === null ? t("choose") : format.day(new Date(`${value}T12:00:00Z`), { year: "always" })}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("choose")}
          onOpenAutoFocus={(event) => event.preventDefault()}
          className="z-50 animate-rise-in rounded-md border border-line bg-raised p-3 shadow-md outline-none"
        >
          <MonthGrid
            value={value}
            today={today}
            min={min}
            onChoose={(day) => {
              onValueChange(day);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
