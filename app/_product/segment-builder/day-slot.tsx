"use client";
import { typedClass } from "@/app/_product/segment-builder/chip-class";
import { cx } from "@/app/_ui/cx";

type DaySlotProps = {
  label: string;
  /** `2030-01-31`, or "". */
  value: string;
  onChange: (day: string) => void;
  invalid: boolean;
};

/** A day in a sentence, by the browser's own picker. */
export function DaySlot({ label, value, onChange, invalid }: DaySlotProps) {
  return (
    <input
      type="date"
      aria-label={label}
      aria-invalid={invalid || undefined}
      min="1000-01-01"
      max="9999-12-31"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx(typedClass, "w-36")}
    />
  );
}
