"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cx } from "@/app/_ui/cx";
import { Input } from "@/app/_ui/input";
import { readColor } from "./color-swatches";
import { contrastRatio } from "./measures";

type ColorBoxProps = {
  label: string;
  /** Empty or `transparent`: none. */
  value: string;
  onChange: (color: string) => void;
  /** What it is read on: the contrast is shown beside it. */
  ground?: string | undefined;
  /** May be none. */
  optional?: boolean | undefined;
};

/** WCAG 2.2 §1.4.3: text of usual size. */
const enoughContrast = 4.5;

/** A colour, by the system's picker or typed: `label`, `value`, `onChange`, `ground`, `optional`. */
export function ColorBox({ label, value, onChange, ground, optional }: ColorBoxProps) {
  const t = useTranslations("editor.color");
  const [typed, setTyped] = useState<string | null>(null);
  const none = value === "" || value === "transparent";
  const ratio = ground === undefined ? null : contrastRatio(value, ground);
  const take = (text: string) => {
    const color = optional && text.trim() === "" ? "transparent" : readColor(text);
    if (color !== null) onChange(color);
  };
  return (
    <span className="relative block">
      <input
        type="color"
        aria-label={t("pick", { label })}
        value={readColor(value) ?? "#ffffff"}
        onChange={(event) => onChange(event.target.value)}
        className="-translate-y-1/2 absolute top-1/2 left-1.5 z-1 size-6 cursor-pointer appearance-none rounded-sm border border-line-strong p-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:rounded-sm [&::-webkit-color-swatch]:border-0"
      />
      <Input
        narrow
        icon={<span className="size-4" />}
        value={typed ?? (none ? "" : value.toUpperCase())}
        placeholder={optional ? t("none") : "#1F2933"}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) take(event.target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      {ratio !== null && (
        <span
          className={cx(
            "figures -translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 text-xs",
            ratio >= enoughContrast ? "text-success-text" : "text-danger-text",
          )}
        >
          <span className="sr-only">{t("contrast")}</span>
          {ratio.toFixed(1)}:1
        </span>
      )}
    </span>
  );
}
