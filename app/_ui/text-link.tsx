import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";

/** A link inside or beside text: `href` and all of next/link. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={cx("text-accent-text underline-offset-3 hover:underline", className)} />;
}
