import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

/** neutral: grey · success: grey ground, green dot · accent: live · warning: a person must act · danger: went wrong. */
export type BadgeTone = "neutral" | "success" | "accent" | "warning" | "danger";

const grounds: Record<BadgeTone, string> = {
  neutral: "bg-canvas text-text-2 dark-ground:bg-hover",
  success: "bg-canvas text-text-2 dark-ground:bg-hover",
  accent: "bg-accent-soft text-accent-text",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
};
const dots: Record<BadgeTone, string> = {
  neutral: "bg-chart-6",
  success: "bg-success",
  accent: "bg-accent-text",
  warning: "bg-warning",
  danger: "bg-danger",
};

type BadgeProps = {
  tone?: BadgeTone | undefined;
  /** A ring in place of the dot: not yet started (下書き, 予約). */
  hollow?: boolean | undefined;
  /** The word; it carries the meaning. */
  children: ReactNode;
};

/** State as a dot and a word: `tone`, `hollow`, `children`. Never colour alone. */
export function Badge({ tone = "neutral", hollow, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "label-face inline-flex h-5.5 items-center gap-1.5 rounded-sm pr-2 pl-1.75 font-medium text-xs leading-none whitespace-nowrap",
        grounds[tone],
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          "flex-none rounded-full",
          hollow ? "size-2 shadow-[inset_0_0_0_1.5px_currentColor]" : cx("size-1.5", dots[tone]),
        )}
      />
      {children}
    </span>
  );
}
