import type { ReactNode } from "react";

/** A small bordered word beside a name (法人, タグ): no state, no colour. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block rounded-sm border border-line px-1.5 text-text-2 text-xs leading-5 whitespace-nowrap">
      {children}
    </span>
  );
}
