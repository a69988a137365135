"use client";
import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Select as Radix } from "radix-ui";
import { useState } from "react";
import { Combobox } from "@/app/_ui/combobox";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";
import type { SelectOption } from "@/app/_ui/select-option";
import { selectTriggerClass } from "@/app/_ui/select-trigger-class";

export type SelectProps = {
  options: readonly SelectOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  placeholder?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  size?: "sm" | "md" | undefined;
  /** Without a Field around it. */
  "aria-label"?: string | undefined;
  className?: string | undefined;
};

const searchFrom = 8;

/** One of several: `options` ({value, label, hint, keywords, disabled}), `value`, `onValueChange`. From 8 options it searches. */
export function Select(props: SelectProps) {
  return props.options.length >= searchFrom ? <Combobox {...props} /> : <ShortSelect {...props} />;
}

function ShortSelect({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  size = "md",
  className,
  ...rest
}: SelectProps) {
  const t = useTranslations("ui");
  const field = useFieldControl({});
  const { name, disabled, required } = rest;
  const [kept, setKept] = useState(defaultValue ?? "");
  const chosen = value ?? kept;
  // Radix finds the words of a value in the browser only; given here, they stand in the server's page too.
  const label = options.find((option) => option.value === chosen)?.label;
  return (
    <Radix.Root
      value={chosen}
      onValueChange={(next) => {
        setKept(next);
        onValueChange?.(next);
      }}
      {...(name === undefined ? {} : { name })}
      disabled={disabled ?? false}
      required={required ?? false}
    >
      <Radix.Trigger
        {...field}
        aria-label={rest["aria-label"]}
        className={cx(selectTriggerClass(size), className)}
      >
        <span className="min-w-0 flex-1 truncate text-left">
          <Radix.Value placeholder={placeholder ?? t("select.placeholder")}>{label}</Radix.Value>
        </span>
        <ChevronDown className="text-text-3" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cx(menuClass, "min-w-(--radix-select-trigger-width)")}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={menuItemClass}
              >
                <span className="min-w-0 flex-1">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="block text-text-3 text-xs">{option.hint}</span>}
                </span>
                <Radix.ItemIndicator>
                  <Check className="text-accent-text!" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
