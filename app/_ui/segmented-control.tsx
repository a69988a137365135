"use client";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

export type Segment = { value: string; label: ReactNode; icon?: ReactNode };

type SegmentedControlProps = {
  /** What is switched; read aloud. */
  label: string;
  /** Two to four views of the same thing. */
  options: readonly Segment[];
  value: string;
  onValueChange: (value: string) => void;
};

/** Two to four views of the same thing: `label`, `options`, `value`, `onValueChange`. */
export function SegmentedControl({ label, options, value, onValueChange }: SegmentedControlProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onValueChange(next)}
      className="inline-flex flex-none rounded-md border border-line bg-canvas p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="label-face flex h-6.5 items-center gap-1 rounded-sm px-2.5 text-sm text-text-2 whitespace-nowrap data-[state=on]:bg-sheet data-[state=on]:font-bold data-[state=on]:text-text data-[state=on]:shadow-[0_0_0_1px_var(--hk-line),var(--hk-shadow-1)] max-md:h-9"
        >
          {option.icon}
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
