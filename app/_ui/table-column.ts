import type { ReactNode } from "react";

/** One column of a DataTable. */
export type TableColumn<Row> = {
  key: string;
  /** A noun. For a column of acts give an empty string: it is named 操作 for screen readers. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers at the end, right-aligned, tabular. */
  align?: "start" | "end" | undefined;
  sortable?: boolean | undefined;
  /** CSS width, `16rem`; the first column takes what is left. */
  width?: string | undefined;
  /** Least useful columns leave first: shown from 1200px (`lg`) or 1440px (`xl`). Never name, state, time, act. */
  from?: "lg" | "xl" | undefined;
  /**
   * Where it stands in a phone's row: main (name, left), aside (badge, top right), line (below, whole width).
   * Left out on the phone unless given; the first column is `main`.
   */
  phone?: "main" | "aside" | "line" | undefined;
};

export type TableSort = {
  key: string;
  direction: "ascending" | "descending";
  /** Address of another order; the pages' way. */
  href?: ((key: string, direction: "ascending" | "descending") => string) | undefined;
  /** Or an act, in client components. */
  onSort?: ((key: string, direction: "ascending" | "descending") => void) | undefined;
};
