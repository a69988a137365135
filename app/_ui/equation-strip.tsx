import { Fragment, type ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";

export type EquationTerm = {
  label: string;
  value: number;
  tone?: "warning" | "danger" | undefined;
};

type EquationStripProps = {
  whole: EquationTerm;
  /** They must sum to the whole; if they do not, the strip says so in red rather than hiding it. */
  parts: readonly EquationTerm[];
  /** At the right: 数え方. */
  aside?: ReactNode;
};

/** planned = accepted + bounced + …, under a report's tabs: `whole`, `parts` ({label, value, tone}), `aside`. */
export function EquationStrip({ whole, parts, aside }: EquationStripProps) {
  const format = useFormat();
  const missing = whole.value - parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1 border-line border-y bg-sunken px-8 py-3 text-sm max-md:px-4">
      <Term term={whole} value={format.integer(whole.value)} />
      {parts.map((part, index) => (
        <Fragment key={part.label}>
          <span className="text-text-3">{index === 0 ? "=" : "+"}</span>
          <Term term={part} value={format.integer(part.value)} />
        </Fragment>
      ))}
      {missing !== 0 && (
        <b className="figures text-danger-text">
          {missing > 0 ? "+" : "−"} {format.integer(Math.abs(missing))} ?
        </b>
      )}
      {aside && (
        <span className="ml-auto max-md:hidden [&_a:hover]:underline [&_a]:no-underline">{aside}</span>
      )}
    </div>
  );
}

function Term({ term, value }: { term: EquationTerm; value: string }) {
  return (
    <span className="whitespace-nowrap">
      {term.label}{" "}
      <b
        className={cx(
          "tabular-nums",
          term.value > 0 && term.tone === "warning" && "text-warning-text",
          term.value > 0 && term.tone === "danger" && "text-danger-text",
        )}
      >
        {value}
      </b>
    </span>
  );
}
