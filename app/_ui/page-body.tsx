import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

/** The padded body of a page; `narrow` for prose and forms (45rem). Tables go outside it, edge to edge. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean | undefined }) {
  return (
    <div className="px-8 pt-6 pb-10 max-md:px-4 max-md:pt-4 max-md:pb-8">
      <div className={cx(narrow && "max-w-(--hk-measure)")}>{children}</div>
    </div>
  );
}
