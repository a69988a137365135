import { cx } from "@/app/_ui/cx";

/** The logo, 朱. `className` gives its size; the name stands beside it or is read aloud elsewhere. */
export function HikyakuMark({ className = "size-6.5" }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx("flex-none", className)}>
      <rect width="32" height="32" rx="8" fill="var(--hk-shu)" />
      <path d="M6.5 21.5 16 8.5h9.5L16 21.5z" fill="#fff" />
      <path d="M18 25h5l2.7-3.7h-5z" fill="#fff" opacity=".75" />
    </svg>
  );
}
