import type { ImportDetail } from "./import-types";

type Counts = Pick<ImportDetail, "rowsNew" | "rowsChanged" | "rowsUnchanged" | "rowsRejected">;

/** What became of the rows, as parts that add up to the rows read. */
export const outcomeRows = (counts: Counts) =>
  [
    { key: "new", value: counts.rowsNew, swatch: "var(--hk-chart-2)" },
    { key: "changed", value: counts.rowsChanged, swatch: "var(--hk-chart-1)" },
    { key: "unchanged", value: counts.rowsUnchanged, swatch: "var(--hk-chart-6)" },
    { key: "rejected", value: counts.rowsRejected, swatch: "var(--hk-danger)" },
  ] as const;
