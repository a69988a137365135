import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type ErrorStateProps = {
  /** What happened, to what. */
  title: ReactNode;
  /** What to do. */
  text?: ReactNode;
  actions?: ReactNode;
};

/** A part of the page that could not be shown; the rest stays. `title`, `text`, `actions`. */
export function ErrorState({ title, text, actions }: ErrorStateProps) {
  return (
    <div role="alert" className="px-6 py-12 text-center">
      <TriangleAlert className="mx-auto mb-2 size-5 text-danger-text" />
      <h2 className="font-bold text-md">{title}</h2>
      {text && (
        <p className="mx-auto mt-1.5 max-w-96 text-sm text-text-2 [text-autospace:normal] text-balance">
          {text}
        </p>
      )}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
