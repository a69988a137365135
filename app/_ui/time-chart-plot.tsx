"use client";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { Format } from "@/app/_i18n/bind-format";
import { useFormat } from "@/app/_i18n/use-format";
import { chartColour } from "@/app/_ui/chart-series";
import { ChartTooltip } from "@/app/_ui/chart-tooltip";
import type { TimeChartProps } from "@/app/_ui/time-chart";
import { useTimeLabel } from "@/app/_ui/use-time-label";

const tick = { fontSize: 12, fill: "var(--hk-text-3)" };

/** The drawing of a TimeChart. Part of it. */
export function TimeChartPlot({
  series,
  points,
  step,
  kind = "bar",
  unit = "",
  height = 220,
}: TimeChartProps) {
  const format = useFormat();
  const timeLabel = useTimeLabel(step);
  const data = points.map((point) => ({ at: point.at, ...point.values }));
  const starts = step === "hour" ? dayStarts(points, format) : [];
  const tooltipRows = (at: unknown) => {
    const point = points.find((one) => one.at === at);
    return series.map((one, index) => ({
      name: one.name,
      colour: chartColour(index),
      value: `${format.integer(point?.values[one.key] ?? 0)}${unit}`,
    }));
  };
  const first = points[0]?.at ?? "";
  const timeAxis = {
    dataKey: "at",
    tickLine: false,
    axisLine: false,
    tick,
    minTickGap: 48,
    tickFormatter: (at: string) => timeLabel.tick(at, at === first),
    ...(starts.length > 1 ? { ticks: [first, ...starts], interval: "preserveStart" as const } : {}),
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--hk-chart-grid)" />
        {series.map((one, index) => (
          <XAxis key={one.key} xAxisId={one.key} hide={index > 0} height={index > 0 ? 0 : 24} {...timeAxis} />
        ))}
        <YAxis
          width={44}
          tickCount={4}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tick={tick}
          tickFormatter={format.integer}
        />
        <Tooltip
          cursor={{ fill: "var(--hk-text-3)", fillOpacity: 0.12, stroke: "var(--hk-line-strong)" }}
          isAnimationActive={false}
          content={({ active, label }) =>
            active ? <ChartTooltip title={timeLabel.full(String(label))} rows={tooltipRows(label)} /> : null
          }
        />
        {starts.map((at) => (
          <ReferenceLine
            key={at}
            x={at}
            xAxisId={series[0]?.key ?? 0}
            stroke="var(--hk-line-strong)"
            strokeDasharray="3 3"
          />
        ))}
        {series.map((one, index) => mark(kind, one.key, chartColour(index)))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** A series as bars or as a line. Each has an axis of its own, so that a part lies over its whole, not beside it. */
function mark(kind: "bar" | "line", key: string, colour: string) {
  if (kind === "bar") {
    return <Bar key={key} dataKey={key} xAxisId={key} fill={colour} radius={1} isAnimationActive={false} />;
  }
  return (
    <Line
      key={key}
      dataKey={key}
      xAxisId={key}
      stroke={colour}
      strokeWidth={1.75}
      dot={false}
      isAnimationActive={false}
    />
  );
}

/** The points that begin a day in the reader's zone. */
function dayStarts(points: TimeChartProps["points"], format: Format): string[] {
  return points.filter((point) => format.time(new Date(point.at)) === "0:00").map((point) => point.at);
}
