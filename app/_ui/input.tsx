"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, type FocusEvent, type ReactNode, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { halfWidth } from "@/app/_ui/half-width";
import { inputClass } from "@/app/_ui/input-class";

type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: "md" | "lg" | undefined;
  /** Before the text, 16px. */
  icon?: ReactNode;
  /** After the text: 通, %, 円. */
  unit?: ReactNode;
  /** Addresses, numbers, codes: `１２３` and `＠` are accepted and made half-width on leaving, which is shown. */
  narrow?: boolean | undefined;
};

/** Sets the value so that React's onChange and an uncontrolled form both see it. */
function setNativeValue(element: HTMLInputElement, value: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(element, value);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** One line of text: `size`, `icon`, `unit`, `narrow`, and all of `<input>`. Put it in a Field. */
export function Input({ size = "md", icon, unit, narrow, className, onBlur, onFocus, ...rest }: InputProps) {
  const t = useTranslations("ui");
  const field = useFieldControl(rest);
  const [narrowed, setNarrowed] = useState(false);
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    const value = halfWidth(event.currentTarget.value);
    if (narrow && value !== event.currentTarget.value) {
      setNativeValue(event.currentTarget, value);
      setNarrowed(true);
    }
    onBlur?.(event);
  };
  const enter = (event: FocusEvent<HTMLInputElement>) => {
    setNarrowed(false);
    onFocus?.(event);
  };
  return (
    <span className={cx("block min-w-0", className)}>
      <span className="relative flex items-center">
        {icon && <span className="pointer-events-none absolute left-2.5 grid text-text-3">{icon}</span>}
        <input
          {...rest}
          {...field}
          onBlur={leave}
          onFocus={enter}
          className={cx(
            inputClass,
            size === "lg" ? "h-10 max-md:h-11 md:text-md" : "h-8.5 max-md:h-10",
            icon ? "pl-8.5" : "pl-2.5",
            unit ? "pr-10" : "pr-2.5",
            narrowed && "bg-accent-soft",
          )}
        />
        {unit && <span className="pointer-events-none absolute right-2.5 text-sm text-text-3">{unit}</span>}
      </span>
      <span role="status" className="block text-accent-text text-xs empty:hidden [&:not(:empty)]:mt-1.5">
        {narrowed && t("input.narrowed")}
      </span>
    </span>
  );
}
