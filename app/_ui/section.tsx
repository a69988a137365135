import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type SectionProps = {
  title: ReactNode;
  /** Beside the title, grey: 2件, 8:31時点. */
  note?: ReactNode;
  /** At the right: a link, a control. */
  aside?: ReactNode;
  /** h2 on the sheet, h3 in a rail. */
  level?: 2 | 3 | undefined;
  /** A hairline above, between the parts of a rail. */
  ruled?: boolean | undefined;
  children: ReactNode;
};

/** A titled part, 32px from the one above: `title`, `note`, `aside`, `level`, `ruled`, `children`. */
export function Section({ title, note, aside, level = 2, ruled, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      className={cx(
        "min-w-0",
        ruled ? "not-first:mt-6 not-first:border-line not-first:border-t not-first:pt-6" : "not-first:mt-8",
      )}
    >
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Heading className={cx("font-bold", level === 2 ? "text-lg" : "text-md")}>{title}</Heading>
        {note && <span className="text-sm text-text-3">{note}</span>}
        {aside && <span className="ml-auto text-sm [&_a:hover]:underline [&_a]:no-underline">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
