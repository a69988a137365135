import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";

/** A link inside or beside text: `href` and all of next/link. Underlined, for colour alone does not tell it from its sentence. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cx(
        "text-accent-text underline decoration-accent-line underline-offset-3 hover:decoration-current",
        className,
      )}
    />
  );
}
