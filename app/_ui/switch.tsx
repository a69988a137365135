"use client";
import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";

type SwitchProps = {
  label: ReactNode;
  help?: ReactNode;
  checked?: boolean | undefined;
  defaultChecked?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
};

/** On or off, at once: `label`, `help`, `checked`, `onCheckedChange`, `name`, `disabled`. */
export function Switch({ label, help, checked, onCheckedChange, className, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className={cx("flex gap-3 text-sm", className)}>
      <Radix.Root
        {...rest}
        {...(checked === undefined ? {} : { checked })}
        {...(onCheckedChange ? { onCheckedChange } : {})}
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative mt-px h-4.5 w-8 flex-none rounded-full bg-line-control transition-colors before:absolute before:-inset-2 disabled:bg-line data-[state=checked]:bg-accent forced-colors:border"
      >
        <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-white transition-transform forced-colors:bg-[ButtonText] data-[state=checked]:translate-x-4" />
      </Radix.Root>
      <div className="min-w-0">
        <label htmlFor={id} className="block">
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
