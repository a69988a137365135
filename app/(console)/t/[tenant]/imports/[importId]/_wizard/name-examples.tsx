"use client";
import { useLocale, useTranslations } from "next-intl";
import { pickLocale } from "@/app/_i18n/locale";
import { useFormat } from "@/app/_i18n/use-format";
import { formatName } from "@/server/domain/contacts/pure/format-name";
import type { ImportDetail } from "./import-types";

/** A few of the people whose names would change, so that one sees whether they slipped. */
export function NameExamples({ detail }: { detail: ImportDetail }) {
  const t = useTranslations("imports.pages.check");
  const format = useFormat();
  const locale = pickLocale(useLocale(), null);
  const examples = detail.report.check?.nameExamples ?? [];
  if (examples.length === 0) return null;
  return (
    <div className="mt-3 overflow-x-auto pl-6.5">
      <table className="w-full max-w-(--hk-measure) text-sm">
        <caption className="sr-only">{t("examples")}</caption>
        <thead>
          <tr className="text-left text-text-2 text-xs">
            {(["exampleRow", "exampleAddress", "exampleBefore", "exampleAfter"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-medium">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {examples.map(({ row, address, before, after }) => (
            <tr key={row} className="border-danger/30 border-t">
              <td className="figures py-1 pr-4">{format.integer(row)}</td>
              <td className="py-1 pr-4">{address}</td>
              <td className="py-1 pr-4">{formatName(before, locale)}</td>
              <td className="py-1 font-medium">{formatName(after, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
