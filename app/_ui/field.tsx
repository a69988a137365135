"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cx } from "@/app/_ui/cx";
import { FieldContext } from "@/app/_ui/field-context";

type FieldProps = {
  label: ReactNode;
  /** Required is the rule; this marks 任意. */
  optional?: boolean | undefined;
  /** 12px under the control. */
  help?: ReactNode;
  /** What is wrong and how to put it right; may end in a link. */
  error?: ReactNode;
  /** At the right of the label: a counter, a link. */
  aside?: ReactNode;
  hideLabel?: boolean | undefined;
  /** One Input, Textarea, Select, Combobox, OtpInput or DateInput. */
  children: ReactNode;
  className?: string | undefined;
};

/** Label above, control, help or error below: `label`, `optional`, `help`, `error`, `aside`, `hideLabel`. */
export function Field({ label, optional, help, error, aside, hideLabel, children, className }: FieldProps) {
  const t = useTranslations("ui");
  const id = useId();
  const invalid = error !== undefined && error !== null && error !== false && error !== "";
  const describedBy =
    [invalid && `${id}-error`, help !== undefined && `${id}-help`].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid }}>
      <div className={cx("min-w-0", className)}>
        <div className={hideLabel ? "sr-only" : "mb-1.5 flex items-baseline gap-2"}>
          <label htmlFor={id} className="label-face font-medium text-sm">
            {label}
          </label>
          {optional && <span className="text-text-3 text-xs">{t("optional")}</span>}
          {aside !== undefined && <span className="ml-auto text-text-3 text-xs">{aside}</span>}
        </div>
        {children}
        {invalid && (
          <p id={`${id}-error`} role="alert" className="mt-1.5 flex gap-1.5 text-danger-text text-xs">
            <TriangleAlert className="mt-px" />
            <span className="[text-autospace:normal] [&_a]:underline">{error}</span>
          </p>
        )}
        {help !== undefined && (
          <p id={`${id}-help`} className="mt-1.5 text-text-3 text-xs [text-autospace:normal]">
            {help}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
