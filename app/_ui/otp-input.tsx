"use client";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { halfWidth } from "@/app/_ui/half-width";

type OtpInputProps = {
  name?: string | undefined;
  value?: string | undefined;
  onValueChange?: ((code: string) => void) | undefined;
  /** Called once when the sixth digit is in. */
  onComplete?: ((code: string) => void) | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
};

const length = 6;
const cells = Array.from({ length }, (_, index) => index);

/**
 * Six digits in six boxes; underneath is one real input, so paste, autofill (`one-time-code`), an IME and screen
 * readers work. `４０７` is taken as 407; spaces and hyphens of a pasted code fall away.
 */
export function OtpInput({ name, value, onValueChange, onComplete, disabled, autoFocus }: OtpInputProps) {
  const t = useTranslations("ui");
  const field = useFieldControl({});
  const [own, setOwn] = useState("");
  const [raw, setRaw] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const completed = useRef("");
  const code = value ?? own;
  const accept = (text: string) => {
    const next = halfWidth(text).replace(/\D/g, "").slice(0, length);
    setRaw(null);
    setOwn(next);
    onValueChange?.(next);
    if (next.length === length && completed.current !== next) onComplete?.(next);
    completed.current = next.length === length ? next : "";
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { isComposing } = event.nativeEvent as InputEvent;
    if (isComposing) setRaw(event.target.value);
    else accept(event.target.value);
  };
  return (
    <div className="relative">
      <input
        {...field}
        aria-label={field.id ? undefined : t("otp.label")}
        name={name}
        value={raw ?? code}
        onChange={change}
        onCompositionEnd={(event) => accept(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        disabled={disabled}
        // biome-ignore lint/a11y/noAutofocus: the page asks for nothing but this code
        autoFocus={autoFocus}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="absolute inset-0 z-1 w-full cursor-text bg-transparent text-lg text-transparent caret-transparent outline-none selection:bg-transparent"
      />
      <div
        aria-hidden="true"
        className="grid grid-cols-[repeat(3,1fr)_14px_repeat(3,1fr)] items-center gap-2 max-md:gap-1.5"
      >
        {cells.map((cell) => (
          <OtpCell
            key={cell}
            digit={code[cell]}
            gapBefore={cell === length / 2}
            current={focused && cell === Math.min(code.length, length - 1)}
            invalid={field["aria-invalid"] === true}
          />
        ))}
      </div>
    </div>
  );
}

type OtpCellProps = { digit: string | undefined; gapBefore: boolean; current: boolean; invalid: boolean };

function OtpCell({ digit, gapBefore, current, invalid }: OtpCellProps) {
  return (
    <>
      {gapBefore && <span className="h-[1.5px] bg-line-strong" />}
      <span
        className={cx(
          "figures grid h-14 place-items-center rounded-lg border bg-sheet font-medium text-2xl leading-none max-md:h-13",
          current
            ? "border-accent-text shadow-[0_0_0_3px_var(--hk-accent-soft)]"
            : invalid
              ? "border-danger"
              : "border-line-control",
        )}
      >
        {digit ?? (current && <span className="h-6 w-[1.5px] bg-text" />)}
      </span>
    </>
  );
}
