import type { ReactNode } from "react";

type LiveRegionProps = {
  children: ReactNode;
  /** true only for a stop: it interrupts the reader. Counts are polite, at most every 5 s. */
  assertive?: boolean | undefined;
};

/** Says its content to a screen reader when it changes; shows nothing. */
export function LiveRegion({ children, assertive }: LiveRegionProps) {
  return (
    <div
      role={assertive ? "alert" : "status"}
      aria-live={assertive ? "assertive" : "polite"}
      className="sr-only"
    >
      {children}
    </div>
  );
}
