import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type ErrorStateProps = {
  /** What happened, to what. */
  title: ReactNode;
  /** What to do. */
  text?: ReactNode;
  actions?: ReactNode;
  /** 1 when it is the whole page, without a PageHead. */
  level?: 1 | 2 | undefined;
};

/** A part of the page that could not be shown; the rest stays. `title`, `text`, `actions`, `level`. */
export function ErrorState({ title, text, actions, level = 2 }: ErrorStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div role="alert" className="px-6 py-12 text-center">
      <TriangleAlert className="mx-auto mb-2 size-5 text-danger-text" />
      <Heading className="font-bold text-md">{title}</Heading>
      {text && (
        <p className="mx-auto mt-1.5 max-w-96 text-sm text-text-2 [text-autospace:normal] text-balance">
          {text}
        </p>
      )}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
