import type { ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";

export type LedgerRow = {
  label: ReactNode;
  /** Signed: what is taken away is negative and shown `− 1,482`. */
  value: number;
  /** start: no sign · change: a sign · subtotal: ruled above. */
  kind?: "start" | "change" | "subtotal" | undefined;
  /** A swatch before the label, `var(--hk-chart-1)`. */
  swatch?: string | undefined;
};

type LedgerProps = {
  /** Read aloud. */
  label: string;
  rows: readonly LedgerRow[];
  total: { label: ReactNode; value: number };
  /** As of when, how long, 送る直前に数え直します, a link to the people removed. */
  footnote?: ReactNode;
};

/** A subtraction that adds up in sight: `label`, `rows` ({label, value, kind, swatch}), `total`, `footnote`. */
export function Ledger({ label, rows, total, footnote }: LedgerProps) {
  const format = useFormat();
  const signed = (value: number) => {
    if (value === 0) return "0";
    return `${value < 0 ? "−" : "+"}\u2009${format.integer(Math.abs(value))}`;
  };
  return (
    <div>
      <table aria-label={label} className="w-full text-sm">
        <tbody>
          {rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: an account's rows have an order and no other name
              key={index}
              className={cx(
                "align-baseline",
                row.kind === "subtotal" && "font-medium *:border-line-strong *:border-t *:pt-1.75",
              )}
            >
              <th
                scope="row"
                className={cx("py-1.25 text-left [font-weight:inherit]", isMinus(row) && "text-text-2")}
              >
                {row.swatch && (
                  <span
                    aria-hidden="true"
                    className="mr-2 inline-block size-2.5 rounded-[2px]"
                    style={{ background: row.swatch }}
                  />
                )}
                {row.label}
              </th>
              <td className={cx("figures py-1.25 pl-3 text-right", isMinus(row) && "text-text-2")}>
                {row.kind === "change" ? signed(row.value) : format.integer(row.value)}
              </td>
            </tr>
          ))}
          <tr className="align-baseline font-bold *:border-text-3 *:border-t-3 *:border-double *:pt-2">
            <th scope="row" className="text-left font-bold">
              {total.label}
            </th>
            <td className="figures pl-3 text-right text-2xl">{format.integer(total.value)}</td>
          </tr>
        </tbody>
      </table>
      {footnote && <p className="mt-2 text-text-3 text-xs [text-autospace:normal]">{footnote}</p>}
    </div>
  );
}

const isMinus = (row: LedgerRow) => row.kind === "change" && row.value < 0;
