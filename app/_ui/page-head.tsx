import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type PageHeadProps = {
  /** The list above this page. */
  crumb?: { label: string; href: string } | undefined;
  title: ReactNode;
  /** A Badge beside the title. */
  badge?: ReactNode;
  /** One line of fact under it. */
  facts?: ReactNode;
  /** At the right, at most one primary. */
  actions?: ReactNode;
  /** A hairline under the head; leave it out when tabs or a table head follow. */
  line?: boolean | undefined;
  /** Under the rest: steps of a wizard, a strip of counts. */
  children?: ReactNode;
};

/** The head of every page, with its one h1: `crumb`, `title`, `badge`, `facts`, `actions`, `line`, `children`. */
export function PageHead({ crumb, title, badge, facts, actions, line, children }: PageHeadProps) {
  return (
    <header className={cx("px-8 pt-5 pb-4 max-md:p-4", line && "border-line border-b")}>
      <div className="flex items-start gap-4 max-md:flex-wrap max-md:gap-3">
        <div className="min-w-0 flex-auto md:flex-1">
          {crumb && (
            <Link href={crumb.href} className="text-sm text-text-3 hover:text-text hover:underline">
              {crumb.label}
            </Link>
          )}
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="font-bold text-xl">{title}</h1>
            {badge}
          </div>
          {facts && <div className="mt-0.5 text-sm text-text-2 [text-autospace:normal]">{facts}</div>}
        </div>
        {actions && <div className="flex flex-none flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children && <div className="mt-4">{children}</div>}
    </header>
  );
}
