import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { ErrorState } from "@/app/_ui/error-state";
import { RowCheckbox } from "@/app/_ui/row-checkbox";
import { Skeleton } from "@/app/_ui/skeleton";
import type { TableColumn, TableSort } from "@/app/_ui/table-column";
import { TableHead } from "@/app/_ui/table-head";
import { TableKeys } from "@/app/_ui/table-keys";
import { TableSelection } from "@/app/_ui/table-selection";

type DataTableProps<Row> = {
  /** What the rows are; read aloud. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads: the first cell becomes the link, and the whole row is its target. */
  rowHref?: ((row: Row) => string) | undefined;
  sort?: TableSort | undefined;
  /** two: 56px rows with a second line · one: 44px · compact: 36px. */
  density?: "two" | "one" | "compact" | undefined;
  /** Loading keeps the head and shows 8 rows; an error replaces the rows, not the page. */
  state?: "ready" | "loading" | "error" | undefined;
  /** An EmptyState, when there are no rows. */
  empty?: ReactNode;
  /** An ErrorState with a way to try again; a plain sentence unless given. */
  error?: ReactNode;
  /** Boxes to tick, and the bar that floats while any is. Acts read `useTableSelection()`. */
  selection?: { unit: "people" | "items"; total?: number | undefined; actions: ReactNode } | undefined;
  /** Inside a section instead of edge to edge: no side padding, no ground under the head. */
  inset?: boolean | undefined;
};

const heights = { two: "md:h-14", one: "md:h-11", compact: "md:h-9 md:py-1" } as const;
const skeletonRows = ["a", "b", "c", "d", "e", "f", "g", "h"];

/**
 * A table that becomes two- or three-line rows on a phone. Works in server and client components.
 * J K ↑ ↓ move, Enter opens, X selects, ⇧↓ extends. Props: `label`, `columns`, `rows`, `rowKey`, `rowHref`, `sort`,
 * `density`, `state`, `empty`, `error`, `selection`, `inset`.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowHref,
    sort,
    density = "two",
    state = "ready",
    selection,
    inset,
  } = props;
  const t = useTranslations("ui.table");
  const pageIds = rows.map(rowKey);
  const body = (
    <TableKeys>
      <table
        // biome-ignore lint/a11y/noRedundantRoles: the phone's layout sets display, which strips a table of its role
        role="table"
        aria-label={label}
        aria-busy={state === "loading" || undefined}
        className="w-full border-separate border-spacing-0 text-sm max-md:block"
      >
        <TableHead
          columns={columns}
          sort={sort}
          selectable={selection !== undefined}
          pageIds={pageIds}
          inset={inset}
        />
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup" className="max-md:block">
          {state === "loading" &&
            skeletonRows.map((row) => (
              <LoadingRow
                key={row}
                columns={columns}
                selectable={selection !== undefined}
                inset={inset}
                density={density}
              />
            ))}
          {state === "ready" &&
            rows.map((row) => (
              <BodyRow
                key={rowKey(row)}
                id={rowKey(row)}
                row={row}
                columns={columns}
                href={rowHref?.(row)}
                selectable={selection !== undefined}
                inset={inset}
                density={density}
              />
            ))}
        </tbody>
      </table>
      {state === "error" && (props.error ?? <ErrorState title={t("failed")} />)}
      {state === "ready" && rows.length === 0 && props.empty}
    </TableKeys>
  );
  if (!selection) return body;
  return (
    <TableSelection
      pageIds={pageIds}
      unit={selection.unit}
      total={selection.total}
      actions={selection.actions}
    >
      {body}
    </TableSelection>
  );
}

type RowLook = {
  selectable: boolean;
  inset: boolean | undefined;
  density: "two" | "one" | "compact";
};

/** Classes of a cell, by its place in the row and on the phone. */
function cellClass<Row>(
  column: TableColumn<Row>,
  index: number,
  { selectable, inset, density }: RowLook,
): string {
  const phone = column.phone ?? (index === 0 ? "main" : undefined);
  return cx(
    "border-line align-middle md:border-b md:px-3 md:py-2",
    heights[density],
    !inset && !selectable && "md:first:pl-8",
    !inset && "md:last:pr-8",
    inset && "md:first:pl-0 md:last:pr-0",
    index === 0 && "md:max-lg:max-w-40 lg:max-xl:max-w-60 xl:max-w-92",
    column.align === "end" && "figures text-right",
    column.from === "lg" && "max-lg:hidden",
    column.from === "xl" && "max-xl:hidden",
    phone === undefined && "max-md:hidden",
    phone === "main" && "max-md:col-start-1 max-md:row-start-1 max-md:block max-md:min-w-0",
    phone === "aside" && "max-md:col-start-2 max-md:row-start-1 max-md:block max-md:text-right",
    phone === "line" && "max-md:col-span-2 max-md:block max-md:min-w-0",
  );
}

const rowClass =
  "group/row relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-line max-md:border-b max-md:py-3 " +
  "md:hover:bg-hover md:last:*:border-transparent has-[[data-row-check][data-state=checked]]:bg-accent-soft";

type BodyRowProps<Row> = RowLook & {
  id: string;
  row: Row;
  columns: readonly TableColumn<Row>[];
  href: string | undefined;
};

function BodyRow<Row>({ id, row, columns, href, ...look }: BodyRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as the table's
    <tr role="row" data-row={id} className={cx(rowClass, !look.inset && "max-md:px-4")}>
      {look.selectable && <RowCheckbox id={id} />}
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/noRedundantRoles: as the table's
        <td key={column.key} role="cell" className={cellClass(column, index, look)}>
          {index === 0 && href !== undefined ? (
            <Link
              href={href}
              data-row-link=""
              className="block after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
            >
              {column.cell(row)}
            </Link>
          ) : (
            // Above the row's link, so that buttons in the row can be pressed.
            <div
              className={cx(
                href !== undefined &&
                  "pointer-events-none relative z-1 [&_:is(a,button,input,[role=button])]:pointer-events-auto",
              )}
            >
              {column.cell(row)}
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

function LoadingRow<Row>({ columns, ...look }: RowLook & { columns: readonly TableColumn<Row>[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as the table's
    <tr role="row" className={cx(rowClass, "max-md:px-4")}>
      {look.selectable && <td className="border-line max-md:hidden md:border-b" />}
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/noRedundantRoles: as the table's
        <td key={column.key} role="cell" className={cellClass(column, index, look)}>
          <Skeleton width={index === 0 ? "w-3/5" : column.align === "end" ? "w-10 ml-auto" : "w-20"} />
        </td>
      ))}
    </tr>
  );
}
