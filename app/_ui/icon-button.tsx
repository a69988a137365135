"use client";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "@/app/_ui/button-class";
import { cx } from "@/app/_ui/cx";
import { Tooltip } from "@/app/_ui/tooltip";

type IconButtonProps = Pick<ButtonLook, "variant" | "size"> &
  Omit<ComponentProps<"button">, "children" | "aria-label"> & {
    /** What it does; read aloud and shown as a tooltip. */
    label: string;
    icon: ReactNode;
    keys?: readonly string[] | undefined;
  };

/** An icon without a word (⋯ × ‹ › undo, redo, copy and no other): `label`, `icon`, `variant`, `size`, `keys`. */
export function IconButton({
  label,
  icon,
  keys,
  variant = "ghost",
  size = "md",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={cx(buttonClass({ variant, size, square: true }), className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
