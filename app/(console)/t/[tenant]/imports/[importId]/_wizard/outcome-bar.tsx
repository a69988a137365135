import { outcomeRows } from "./outcome-rows";

type OutcomeBarProps = Parameters<typeof outcomeRows>[0];

/** The parts of a file as one bar; the ledger below it says the numbers. */
export function OutcomeBar(counts: OutcomeBarProps) {
  const parts = outcomeRows(counts).filter(({ value }) => value > 0);
  return (
    <div aria-hidden="true" className="mb-3 flex h-2.5 gap-0.5">
      {parts.map(({ key, value, swatch }) => (
        <span
          key={key}
          className="min-w-1 first:rounded-l-[3px] last:rounded-r-[3px]"
          style={{ flexGrow: value, background: swatch }}
        />
      ))}
    </div>
  );
}
