import type { CSSProperties, ReactNode } from "react";

type MainRailProps = {
  children: ReactNode;
  /** Facts about the whole: count, checks, schedule. Below the main column under 1200px. */
  rail: ReactNode;
  /** Read aloud as the name of the rail. */
  railLabel: string;
  /** In rem, 19 to 27; 21 unless told. */
  railWidth?: number | undefined;
};

/** A wide column and a rail behind a hairline: `children`, `rail`, `railLabel`, `railWidth`. */
export function MainRail({ children, rail, railLabel, railWidth = 21 }: MainRailProps) {
  return (
    <div
      style={{ "--rail": `${railWidth}rem` } as CSSProperties}
      className="grid flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_var(--rail)]"
    >
      <div className="min-w-0 px-8 pt-6 pb-10 max-md:px-4 max-md:pt-4 max-md:pb-8">{children}</div>
      <aside
        aria-label={railLabel}
        className="min-w-0 border-line p-6 max-lg:border-t max-lg:px-8 max-md:px-4 max-md:py-5 lg:border-l"
      >
        {rail}
      </aside>
    </div>
  );
}
