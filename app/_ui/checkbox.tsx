"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

export type CheckboxProps = {
  /** The words beside the box. Without it give `aria-label`. */
  label?: ReactNode;
  /** One more line under the words. */
  help?: ReactNode;
  checked?: boolean | "indeterminate" | undefined;
  defaultChecked?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  name?: string | undefined;
  value?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  "aria-label"?: string | undefined;
  className?: string | undefined;
};

/** A box to tick: `label`, `help`, `checked` (also "indeterminate"), `onCheckedChange`, `name`, `value`, `disabled`. */
export function Checkbox({ label, help, checked, onCheckedChange, className, ...rest }: CheckboxProps) {
  const id = useId();
  const box = (
    <Radix.Root
      {...rest}
      {...(checked === undefined ? {} : { checked })}
      id={id}
      aria-describedby={help ? `${id}-help` : undefined}
      onCheckedChange={(state) => onCheckedChange?.(state === true)}
      className={cx(
        "relative grid size-4 flex-none place-items-center rounded-sm border-[1.5px] border-line-control bg-sheet text-on-accent",
        "before:absolute before:-inset-2 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        "disabled:border-line disabled:bg-sunken",
        !label && className,
      )}
    >
      <Radix.Indicator className="grid *:size-3 *:stroke-3">
        {checked === "indeterminate" ? <Minus /> : <Check />}
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!label) return box;
  return (
    <div className={cx("flex gap-2.5 text-sm", className)}>
      <span className="mt-0.5 grid">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="block max-md:py-1">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-text-3 text-xs">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
