"use client";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { inputClass } from "@/app/_ui/input-class";

/** Several lines of text; grows with its content up to 20rem. All of `<textarea>`. Put it in a Field. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      {...useFieldControl(rest)}
      rows={rows}
      className={cx(
        inputClass,
        "field-sizing-content block max-h-80 min-h-20 px-2.5 py-1.75 leading-prose [text-autospace:normal]",
        className,
      )}
    />
  );
}
