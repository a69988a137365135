"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { monthWeeks, shiftDay, shiftMonth } from "@/app/_ui/month-days";

type MonthGridProps = {
  /** `2026-07-16` */
  value: string | null;
  today: string;
  min?: string | undefined;
  onChoose: (day: string) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const months: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
const toDate = (day: string) => new Date(`${day}T12:00:00Z`);

/** A month of days, week from Sunday. Arrows move by days and weeks, PageUp and PageDown by months. Part of DateInput. */
export function MonthGrid({ value, today, min, onChoose }: MonthGridProps) {
  const t = useTranslations("ui.date");
  const format = useFormat("UTC");
  const [shown, setShown] = useState(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  // The buttons of the head keep the focus; arrows, and opening, take it to the day.
  const takesFocus = useRef(true);
  useEffect(() => {
    if (takesFocus.current) grid.current?.querySelector<HTMLElement>(`[data-day="${shown}"]`)?.focus();
    takesFocus.current = false;
  }, [shown]);
  const press = (event: KeyboardEvent) => {
    const [step, month] = [steps[event.key], months[event.key]];
    if (step === undefined && month === undefined) return;
    event.preventDefault();
    takesFocus.current = true;
    setShown(step === undefined ? shiftMonth(shown, month ?? 0) : shiftDay(shown, step));
  };
  const weeks = monthWeeks(shown);
  const name = new Intl.DateTimeFormat(format.locale, { year: "numeric", month: "long", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: "short", timeZone: "UTC" });
  return (
    <div>
      <div className="flex items-center justify-between">
        <IconButton
          label={t("previousMonth")}
          icon={<ChevronLeft />}
          size="sm"
          onClick={() => setShown(shiftMonth(shown, -1))}
        />
        <b className="text-sm" aria-live="polite">
          {name.format(toDate(shown))}
        </b>
        <IconButton
          label={t("nextMonth")}
          icon={<ChevronRight />}
          size="sm"
          onClick={() => setShown(shiftMonth(shown, 1))}
        />
      </div>
      <table ref={grid} aria-label={name.format(toDate(shown))} className="mt-2 text-sm" onKeyDown={press}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" className="h-7 font-normal text-text-3 text-xs">
                {weekday.format(toDate(day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day
                  key={day}
                  day={day}
                  label={format.day(toDate(day), { year: "always" })}
                  isOutside={day.slice(0, 7) !== shown.slice(0, 7)}
                  isChosen={day === value}
                  isToday={day === today}
                  isShown={day === shown}
                  disabled={min !== undefined && day < min}
                  onChoose={onChoose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type DayProps = {
  day: string;
  label: string;
  isOutside: boolean;
  isChosen: boolean;
  isToday: boolean;
  /** Where the keyboard is. */
  isShown: boolean;
  disabled: boolean;
  onChoose: (day: string) => void;
};

function Day({ day, label, isOutside, isChosen, isToday, isShown, disabled, onChoose }: DayProps) {
  return (
    <td className="p-0">
      <button
        type="button"
        data-day={day}
        tabIndex={isShown ? 0 : -1}
        aria-label={label}
        aria-current={isToday ? "date" : undefined}
        aria-pressed={isChosen}
        aria-disabled={disabled || undefined}
        onClick={() => !disabled && onChoose(day)}
        className={cx(
          "figures grid size-9 place-items-center rounded-md max-md:size-11",
          isChosen ? "bg-accent font-bold text-on-accent" : !disabled && "hover:bg-hover",
          !isChosen && (isOutside || disabled) && "text-text-3",
          disabled && "cursor-not-allowed",
          isToday && !isChosen && "font-bold text-accent-text shadow-[inset_0_0_0_1px_var(--hk-accent-line)]",
        )}
      >
        {Number(day.slice(8))}
      </button>
    </td>
  );
}
