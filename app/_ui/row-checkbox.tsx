"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { useTableSelection } from "@/app/_ui/table-selection";

/** The first cell of a row that can be ticked. Part of DataTable. */
export function RowCheckbox({ id }: { id: string }) {
  const t = useTranslations("ui.table");
  const { ids, toggle } = useTableSelection();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as the table's
    <td role="cell" className="w-15 border-line pl-8 max-md:hidden md:border-b">
      <span
        data-row-check=""
        data-state={ids.has(id) ? "checked" : "unchecked"}
        className="relative z-1 grid w-4"
      >
        <Checkbox
          aria-label={t("selectRow")}
          checked={ids.has(id)}
          onCheckedChange={(checked) => toggle([id], checked)}
        />
      </span>
    </td>
  );
}
