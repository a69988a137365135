import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type NoteProps = {
  tone?: "info" | "success" | "warning" | "danger" | undefined;
  title?: ReactNode;
  children?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
};

const looks = {
  info: { ground: "bg-accent-soft", mark: "text-accent-text", icon: Info },
  success: { ground: "bg-success-soft", mark: "text-success-text", icon: CircleCheck },
  warning: { ground: "bg-warning-soft", mark: "text-warning-text", icon: TriangleAlert },
  danger: { ground: "bg-danger-soft", mark: "text-danger-text", icon: TriangleAlert },
} as const;

/** Something to know or to act on, in place: `tone`, `title`, `children`, `actions`. A danger is announced. */
export function Note({ tone = "info", title, children, actions }: NoteProps) {
  const look = looks[tone];
  const Mark = look.icon;
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cx("flex gap-3 rounded-md px-4 py-3 text-sm leading-[1.65]", look.ground)}
    >
      <Mark className={cx("mt-0.75", look.mark)} />
      <div className="min-w-0 flex-1 [text-autospace:normal]">
        {title && <p className="font-bold">{title}</p>}
        {children}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
