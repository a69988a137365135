import { chartColour } from "@/app/_ui/chart-series";

/** A bar inside a table row, for comparing rows: `value` of `max`. The number stands beside it, so it is not read aloud. */
export function ShareBar({ value, max }: { value: number; max: number }) {
  return (
    <span
      aria-hidden="true"
      className="block h-1.5 min-w-1 rounded-[3px]"
      style={{ width: `${max > 0 ? (value / max) * 100 : 0}%`, background: chartColour(0) }}
    />
  );
}
