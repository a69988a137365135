import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

export type StepState = "done" | "current" | "missing" | "untouched";

type StepperCardProps = {
  number: number;
  state: StepState;
  title: ReactNode;
  /** Beside the title: what it asks, or a Badge for what is missing. */
  note?: ReactNode;
  /** At the right of an open card's head: the result in numbers. */
  aside?: ReactNode;
  /** Open: the form. */
  children?: ReactNode;
  /** Folded (no children): the outcome, an inbox row, a thumbnail, a sentence. */
  summary?: ReactNode;
  /** Folded: 編集. */
  action?: ReactNode;
  last?: boolean | undefined;
};

const circles: Record<StepState, string> = {
  done: "border-accent bg-accent text-on-accent",
  current: "border-2 border-accent-text bg-sheet text-accent-text",
  missing: "border-warning bg-sheet text-warning-text",
  untouched: "border-line-control bg-sheet text-text-3",
};

/**
 * One card on the road of an editor: `number`, `state`, `title`, `note`, `aside`, and either `children` (open) or
 * `summary` + `action` (folded). `last` ends the road. Put them in one `<ol>`.
 */
export function StepperCard(props: StepperCardProps) {
  const { number, state, title, note, aside, children, summary, action, last } = props;
  const t = useTranslations("ui.steps");
  return (
    <li className="relative pl-11 not-first:mt-4 max-md:pl-0">
      {!last && (
        <span
          aria-hidden="true"
          className={cx(
            "absolute top-9 -bottom-7 left-3.25 border-l-2 max-md:hidden",
            state === "done" ? "border-accent" : "border-line",
          )}
        />
      )}
      <span
        className={cx(
          "absolute top-2.25 left-0 z-1 grid size-7 place-items-center rounded-full border-[1.5px] font-bold text-sm max-md:top-2.5 max-md:left-3 max-md:size-6",
          circles[state],
        )}
      >
        {state === "done" ? <Check className="stroke-[2.5]" aria-hidden="true" /> : number}
        <span className="sr-only">{t(state)}</span>
      </span>
      <section
        className={cx(
          "rounded-lg border bg-sheet",
          state === "current" ? "border-accent-line shadow-[0_0_0_3px_var(--hk-accent-soft)]" : "border-line",
        )}
      >
        {children === undefined ? (
          <div className="flex items-center gap-4 px-4 py-3 max-md:flex-wrap max-md:gap-x-2.5 max-md:gap-y-1 max-md:pl-12">
            <h2 className="flex-none font-bold text-md">{title}</h2>
            {note}
            <div className="min-w-0 flex-1 text-sm text-text-2 max-md:order-last max-md:basis-full">
              {summary}
            </div>
            {action && <span className="ml-auto">{action}</span>}
          </div>
        ) : (
          <>
            <header className="flex min-h-11.5 flex-wrap items-center gap-2 border-line border-b px-4 py-2.5 max-md:pl-12">
              <h2 className="font-bold text-md">{title}</h2>
              {note && <span className="text-sm text-text-3">{note}</span>}
              {aside && <span className="ml-auto text-sm">{aside}</span>}
            </header>
            <div className="p-4">{children}</div>
          </>
        )}
      </section>
    </li>
  );
}
