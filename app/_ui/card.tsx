import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type CardProps = {
  title?: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** No padding, for a table inside. */
  flush?: boolean | undefined;
};

/** A box, for what can be picked up or stands apart; never a card in a card. `title`, `note`, `aside`, `flush`. */
export function Card({ title, note, aside, children, flush }: CardProps) {
  return (
    <section className="min-w-0 overflow-hidden rounded-lg border border-line bg-sheet">
      {title && (
        <header className="flex min-h-11.5 items-center gap-2 border-line border-b px-4 py-3">
          <h2 className="font-bold text-md">{title}</h2>
          {note && <span className="text-sm text-text-3">{note}</span>}
          {aside && <span className="ml-auto text-sm [&_a:hover]:underline [&_a]:no-underline">{aside}</span>}
        </header>
      )}
      <div className={cx(!flush && "p-4")}>{children}</div>
    </section>
  );
}
