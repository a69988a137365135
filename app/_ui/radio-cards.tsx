"use client";
import { RadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

export type RadioCard = {
  value: string;
  title: ReactNode;
  /** What follows from choosing it, one sentence. */
  text?: ReactNode;
  disabled?: boolean | undefined;
};

type RadioCardsProps = {
  /** What is being chosen; read aloud. */
  label: string;
  options: readonly RadioCard[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
  /** Cards beside each other from 900px on. */
  columns?: 1 | 2 | 3 | 4 | undefined;
};

const grids = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-3", 4: "md:grid-cols-4" } as const;

/** One of a few, each with its consequence; preselect the safe one. `label`, `options`, `value`, `onValueChange`, `columns`. */
export function RadioCards({
  label,
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  columns = 1,
}: RadioCardsProps) {
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={label}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(onValueChange ? { onValueChange } : {})}
      {...(name === undefined ? {} : { name })}
      className={cx("grid gap-2", columns === 4 && "max-md:grid-cols-2", grids[columns])}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className="flex cursor-pointer gap-2.5 rounded-md border border-line-strong bg-sheet px-3.5 py-3 text-sm hover:bg-hover has-disabled:cursor-not-allowed has-disabled:bg-sunken has-disabled:text-text-3 has-[[data-state=checked]]:border-accent-text has-[[data-state=checked]]:bg-accent-soft"
        >
          <RadioGroup.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled ?? false}
            className="mt-0.5 size-4 flex-none rounded-full border-[1.5px] border-line-control bg-sheet data-[state=checked]:border-[5px] data-[state=checked]:border-accent"
          />
          <span className="min-w-0">
            <span className={cx("block", option.text ? "font-bold" : "font-medium")}>{option.title}</span>
            {option.text && <span className="block text-text-2">{option.text}</span>}
          </span>
        </label>
      ))}
    </RadioGroup.Root>
  );
}
