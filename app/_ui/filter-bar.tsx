import type { ReactNode } from "react";

type FilterBarProps = {
  /** UrlSearch or SearchInput. */
  search?: ReactNode;
  /** FilterChip elements. */
  children?: ReactNode;
  /** At the right: result count, セグメントにする, columns. Hidden on a phone. */
  aside?: ReactNode;
};

/** Search, then conditions, then the count: `search`, `children` (FilterChip), `aside`. */
export function FilterBar({ search, children, aside }: FilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 px-8 py-3 max-md:gap-1.5 max-md:px-4">
      {search}
      {children}
      {aside !== undefined && (
        <div className="figures ml-auto flex items-center gap-2 text-sm text-text-3 max-md:hidden">
          {aside}
        </div>
      )}
    </div>
  );
}
