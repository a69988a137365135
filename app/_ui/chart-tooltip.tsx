"use client";
import type { ReactNode } from "react";

type ChartTooltipProps = {
  /** Day and hour. */
  title: ReactNode;
  rows: readonly { name: string; value: string; colour: string }[];
};

/** What floats beside the pointer on a chart: day and hour, then swatch, name, number. */
export function ChartTooltip({ title, rows }: ChartTooltipProps) {
  return (
    <div className="grid min-w-38 gap-0.5 rounded-md border border-line bg-raised px-3 py-2.5 text-text text-xs leading-[1.6] shadow-md">
      <b>{title}</b>
      {rows.map((row) => (
        <span key={row.name} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px]" style={{ background: row.colour }} />
          {row.name}
          <b className="figures ml-auto pl-4">{row.value}</b>
        </span>
      ))}
    </div>
  );
}
