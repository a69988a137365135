import type { ReactNode } from "react";

type EmptyStateProps = {
  /** まだジャーニーがありません. */
  title: ReactNode;
  /** What this is for in one sentence, and how long it takes. */
  text?: ReactNode;
  /** Primary: from a template; secondary: blank. By filter: 条件を外す. */
  actions?: ReactNode;
  /** 1 when it is the whole page, without a PageHead. */
  level?: 1 | 2 | undefined;
};

/** Nothing here yet: `title`, `text`, `actions`, `level`. */
export function EmptyState({ title, text, actions, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="px-6 py-12 text-center">
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
