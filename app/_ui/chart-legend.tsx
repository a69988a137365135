import { type ChartSeries, chartColour } from "@/app/_ui/chart-series";

/** Swatch and name of each series, beside a chart's title. */
export function ChartLegend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-text-2 text-xs">
      {series.map((one, index) => (
        <li key={one.key} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[2px]"
            style={{ background: chartColour(index) }}
          />
          {one.name}
        </li>
      ))}
    </ul>
  );
}
