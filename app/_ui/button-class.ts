import { cx } from "@/app/_ui/cx";

/**
 * primary: one per view · secondary: the others · ghost: quiet · danger: reversible stop ·
 * danger-solid: only inside a confirm dialog.
 */
export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-solid";
export type ButtonSize = "sm" | "md" | "lg";

export type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Takes the whole width of its parent. */
  full?: boolean | undefined;
  /** Square, for an icon alone. */
  square?: boolean | undefined;
};

const shape =
  "label-face relative inline-flex flex-none select-none items-center justify-center gap-1.5 rounded-md border leading-none whitespace-nowrap transition-colors " +
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-text-3 disabled:shadow-none " +
  "aria-disabled:cursor-not-allowed [&_.lucide]:-ml-0.5";

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent font-bold text-on-accent shadow-sm hover:border-accent-hover hover:bg-accent-hover",
  secondary:
    "border-line-strong bg-sheet font-medium text-text shadow-sm hover:bg-hover [&_.lucide]:text-text-3",
  ghost: "border-transparent bg-transparent font-medium text-text-2 hover:bg-hover [&_.lucide]:text-text-3",
  danger: "border-line-strong bg-sheet font-medium text-danger-text shadow-sm hover:bg-danger-soft",
  "danger-solid":
    "border-danger-solid bg-danger-solid font-bold text-on-accent shadow-sm hover:border-danger hover:brightness-90",
};

const sizes: Record<ButtonSize, { box: string; square: string }> = {
  sm: { box: "h-7 px-2 text-sm max-md:h-9 max-md:px-3", square: "w-7 px-0 max-md:w-9 max-md:px-0" },
  md: { box: "h-8.5 px-3 text-sm max-md:h-10", square: "w-8.5 px-0 max-md:w-10" },
  lg: { box: "h-10 px-4 text-md max-md:h-11", square: "w-10 px-0 max-md:w-11" },
};

/** Classes of a button, for whatever element it is: `<button>`, a link, a Radix trigger. */
export function buttonClass({ variant = "secondary", size = "md", full, square }: ButtonLook = {}): string {
  return cx(
    shape,
    variants[variant],
    sizes[size].box,
    square && sizes[size].square,
    square && "[&_.lucide]:ml-0",
    full && "w-full",
  );
}
