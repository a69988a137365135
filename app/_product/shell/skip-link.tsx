import type { ReactNode } from "react";

/** The first stop of the Tab key: past the navigation, to `#content`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-accent px-3 py-2 font-bold text-on-accent text-sm focus:translate-y-0"
    >
      {children}
    </a>
  );
}
