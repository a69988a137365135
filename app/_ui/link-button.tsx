import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "@/app/_ui/button-class";
import { cx } from "@/app/_ui/cx";

type LinkButtonProps = Omit<ButtonLook, "square"> &
  Omit<ComponentProps<typeof Link>, "children"> & { children: ReactNode; icon?: ReactNode };

/** A link that looks like a button: `href`, `variant`, `size`, `full`, `icon`. */
export function LinkButton({ variant, size, full, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cx(buttonClass({ variant, size, full }), className)}>
      {icon}
      {children}
    </Link>
  );
}
