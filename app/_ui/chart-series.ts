/** One measured thing of a chart. The first series is the whole; later ones are parts of it, drawn over it. */
export type ChartSeries = { key: string; name: string };

/** One hour or day: its beginning as an ISO instant, and a number for each series. */
export type ChartPoint = { at: string; values: Readonly<Record<string, number>> };

/** Colours in the order of the series; the sixth is grey. */
export const chartColours = [
  "var(--hk-chart-1)",
  "var(--hk-chart-2)",
  "var(--hk-chart-3)",
  "var(--hk-chart-4)",
  "var(--hk-chart-5)",
  "var(--hk-chart-6)",
] as const;

/** The colour of the series at an index. */
export const chartColour = (index: number): string =>
  chartColours[index % chartColours.length] ?? chartColours[0];
