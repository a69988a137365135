"use client";
import { choiceClass } from "@/app/_product/segment-builder/chip-class";
import { Select } from "@/app/_ui/select";
import type { SelectOption } from "@/app/_ui/select-option";

type ChoiceSlotProps = {
  label: string;
  options: readonly SelectOption[];
  /** "": nothing chosen yet. */
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
};

/** One of several, in a sentence. */
export function ChoiceSlot({ label, options, value, onChange, placeholder }: ChoiceSlotProps) {
  return (
    <Select
      size="sm"
      aria-label={label}
      options={options}
      value={value}
      onValueChange={onChange}
      placeholder={placeholder}
      className={choiceClass}
    />
  );
}
