import type { ReactNode } from "react";

type PageFootProps = {
  /** What is missing, or what will happen: 残り1項目：配信の日時. */
  children?: ReactNode;
  /** The one act, last, and its way out. */
  actions: ReactNode;
};

/** The sticky foot of an editor, wizard or decision; above the bottom bar on a phone. `children`, `actions`. */
export function PageFoot({ children, actions }: PageFootProps) {
  return (
    <footer className="sticky bottom-0 z-3 mt-auto flex items-center gap-3 rounded-b-xl border-line border-t bg-sheet px-8 py-3 text-sm max-md:bottom-14 max-md:flex-wrap max-md:rounded-none max-md:px-4">
      {children && <div className="min-w-0 flex-1 max-md:basis-full">{children}</div>}
      <div className="ml-auto flex items-center gap-2 max-md:w-full max-md:*:flex-1">{actions}</div>
    </footer>
  );
}
