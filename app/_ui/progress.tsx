import { cx } from "@/app/_ui/cx";

export type ProgressPart = {
  value: number;
  tone?: "accent" | "success" | "warning" | "danger" | "neutral" | undefined;
};

type ProgressProps = {
  /** What is measured; read aloud. */
  label: string;
  value: number;
  max: number;
  /** Several parts of one whole, in place of `value` (an import's new, changed, same, refused). */
  parts?: readonly ProgressPart[] | undefined;
  className?: string | undefined;
};

const tones = {
  accent: "bg-chart-1",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  neutral: "bg-chart-6",
} as const;

const share = (value: number, max: number) =>
  `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;

/** A bar of 6px; the numbers stand beside it. `label`, `value`, `max`, `parts`. */
export function Progress({ label, value, max, parts, className }: ProgressProps) {
  const shown = parts ?? [{ value }];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      className={cx(
        "flex h-1.5 gap-px overflow-hidden rounded-[3px] bg-line forced-colors:border",
        className,
      )}
    >
      {shown.map((part, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are a fixed row without names
          key={index}
          className={cx("block h-full transition-[width] duration-(--hk-base)", tones[part.tone ?? "accent"])}
          style={{ width: share(part.value, max) }}
        />
      ))}
    </div>
  );
}
