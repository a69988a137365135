"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { useTableSelection } from "@/app/_ui/table-selection";

/** Ticks all rows of the page. Part of DataTable's head. */
export function PageCheckbox({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("ui.table");
  const selection = useTableSelection();
  const count = ids.filter((id) => selection.ids.has(id)).length;
  return (
    <Checkbox
      aria-label={t("selectPage")}
      checked={count > 0 && count === ids.length ? true : count > 0 ? "indeterminate" : false}
      onCheckedChange={(checked) => selection.toggle(ids, checked)}
    />
  );
}
