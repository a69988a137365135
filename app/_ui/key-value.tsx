import { Fragment, type ReactNode } from "react";

type KeyValueProps = { rows: readonly { label: ReactNode; value: ReactNode }[] };

/** Facts in reading order, name left, value right: `rows` ({label, value}). */
export function KeyValue({ rows }: KeyValueProps) {
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm max-md:grid-cols-[6rem_minmax(0,1fr)]">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have an order and their names are elements
        <Fragment key={index}>
          <dt className="text-text-3">{row.label}</dt>
          <dd className="min-w-0">{row.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
