import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "@/app/_ui/button-class";
import { cx } from "@/app/_ui/cx";

type ButtonProps = Omit<ButtonLook, "square"> &
  Omit<ComponentProps<"button">, "children"> & {
    children: ReactNode;
    /** A Lucide icon element, before the word. */
    icon?: ReactNode;
    /** Working: presses do nothing, the focus stays. */
    pending?: boolean | undefined;
    /** What it is doing (`依頼しています`). The button is as wide as the wider word, so nothing jumps. */
    pendingLabel?: ReactNode;
  };

function ignorePress(event: { preventDefault: () => void }) {
  event.preventDefault();
}

/**
 * A button: `variant`, `size`, `full`, `icon`, `pending`, `pendingLabel`, and all of `<button>`; type is "button".
 * Disable it only when the reason stands nearby.
 */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    full,
    icon,
    pending,
    pendingLabel,
    className,
    children,
    type = "button",
    onClick,
    ...rest
  } = props;
  const handler = pending ? { onClick: ignorePress } : onClick ? { onClick } : {};
  const leading = pending ? <LoaderCircle className="motion-safe:animate-spin" /> : icon;
  return (
    <button
      type={type}
      {...rest}
      {...handler}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={cx(buttonClass({ variant, size, full }), className)}
    >
      {leading}
      {pendingLabel === undefined ? (
        children
      ) : (
        <span className="grid">
          <span className={cx("col-start-1 row-start-1", pending && "invisible")}>{children}</span>
          <span className={cx("col-start-1 row-start-1", !pending && "invisible")}>{pendingLabel}</span>
        </span>
      )}
    </button>
  );
}
