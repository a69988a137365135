"use client";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { type ColumnDraft, columnLetter } from "./column-draft";
import type { ContactField } from "./import-types";
import { TargetSelect } from "./target-select";

type ColumnTableProps = {
  columns: readonly ColumnDraft[];
  /** The first data rows. */
  rows: readonly (readonly string[])[];
  fields: readonly ContactField[];
  doubled: ReadonlySet<string>;
  onChange: (columns: readonly ColumnDraft[]) => void;
};

const shownSamples = 3;
const samplesOf = (rows: ColumnTableProps["rows"], index: number) =>
  rows
    .map((row) => row[index]?.trim() ?? "")
    .filter((cell) => cell !== "")
    .slice(0, shownSamples);

/** A row for each column of the file: its letter, its header with some values, and where it goes. */
export function ColumnTable({ columns, rows, fields, doubled, onChange }: ColumnTableProps) {
  const t = useTranslations("imports.pages.columns");
  const replace = (next: ColumnDraft) =>
    onChange(columns.map((column) => (column.index === next.index ? next : column)));
  return (
    <table className="w-full max-w-5xl border-separate border-spacing-0 text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="label-face text-left text-text-3 text-xs [&>th]:h-8.5 [&>th]:border-line [&>th]:border-b [&>th]:pr-4 [&>th]:font-medium">
          <th scope="col" className="w-10">
            {t("column")}
          </th>
          <th scope="col">{t("header")}</th>
          <th scope="col" className="w-80">
            {t("target")}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {columns.map((column) => (
          <tr
            key={column.index}
            className="align-top max-md:grid max-md:grid-cols-[2rem_minmax(0,1fr)] max-md:border-line max-md:border-b max-md:py-3 md:*:border-line md:*:border-b md:*:py-2.5"
          >
            <td className="pt-1 font-mono text-text-3">{columnLetter(column.index)}</td>
            <td className="min-w-0 pr-4 max-md:pr-0">
              <Samples column={column} samples={samplesOf(rows, column.index)} />
            </td>
            <td className="max-md:col-start-2 max-md:pt-2">
              <TargetSelect column={column} columns={columns} fields={fields} onChange={replace} />
              {doubled.has(column.target) && (
                <p role="alert" className="mt-1 text-danger-text text-xs">
                  {t("twiceShort")}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Samples({ column, samples }: { column: ColumnDraft; samples: readonly string[] }) {
  const t = useTranslations("imports.pages.columns");
  const isIgnored = column.target === "ignore";
  return (
    <>
      <span className={cx("block font-medium", (isIgnored || column.header === "") && "text-text-3")}>
        {column.header === "" ? t("noHeader") : column.header}
      </span>
      <span className="block max-w-lg truncate text-text-3 text-xs">
        {samples.length === 0 ? t("noSamples") : samples.join("、")}
      </span>
    </>
  );
}
