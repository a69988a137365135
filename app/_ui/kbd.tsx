import type { ReactNode } from "react";

/** One key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-4.5 rounded-sm border border-line bg-sunken px-1 py-px text-center font-medium font-sans text-text-3 text-xs leading-4">
      {children}
    </kbd>
  );
}
