import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { PageCheckbox } from "@/app/_ui/page-checkbox";
import type { TableColumn, TableSort } from "@/app/_ui/table-column";

type TableHeadProps<Row> = {
  columns: readonly TableColumn<Row>[];
  sort: TableSort | undefined;
  selectable: boolean;
  pageIds: readonly string[];
  inset: boolean | undefined;
};

/** The sticky head of a DataTable: an arrow on the sorted column only. */
export function TableHead<Row>({ columns, sort, selectable, pageIds, inset }: TableHeadProps<Row>) {
  const t = useTranslations("ui.table");
  const base = cx(
    "label-face sticky top-0 z-2 h-8.5 border-line border-b px-3 font-medium text-text-3 text-xs whitespace-nowrap",
    inset ? "bg-sheet first:pl-0 last:pr-0" : "bg-sunken first:pl-8 last:pr-8",
  );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as the table's
    <thead role="rowgroup" className="max-md:hidden">
      {/* biome-ignore lint/a11y/noRedundantRoles: as the table's */}
      <tr role="row">
        {selectable && (
          <th scope="col" className={cx(base, "w-15 pr-0 text-left")}>
            <PageCheckbox ids={pageIds} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={sort?.key === column.key ? sort.direction : undefined}
            style={column.width === undefined ? undefined : { width: column.width }}
            className={cx(
              base,
              column.align === "end" ? "text-right" : "text-left",
              column.from === "lg" && "max-lg:hidden",
              column.from === "xl" && "max-xl:hidden",
            )}
          >
            {column.header === "" ? (
              <span className="sr-only">{t("actions")}</span>
            ) : sort && column.sortable ? (
              <SortLabel column={column} sort={sort} />
            ) : (
              column.header
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortLabel<Row>({ column, sort }: { column: TableColumn<Row>; sort: TableSort }) {
  const t = useTranslations("ui.table");
  const current = sort.key === column.key ? sort.direction : undefined;
  const next = current === "descending" ? "ascending" : "descending";
  const Arrow = current === "ascending" ? ArrowUp : ArrowDown;
  const content = (
    <>
      {column.header}
      {current && <Arrow className="size-3.5" />}
    </>
  );
  const title = t(next === "ascending" ? "sortAscending" : "sortDescending");
  const look = cx("inline-flex h-6 items-center gap-1 rounded-sm hover:text-text", current && "text-text");
  if (sort.href) {
    return (
      <Link href={sort.href(column.key, next)} scroll={false} title={title} className={look}>
        {content}
      </Link>
    );
  }
  return (
    <button type="button" title={title} className={look} onClick={() => sort.onSort?.(column.key, next)}>
      {content}
    </button>
  );
}
