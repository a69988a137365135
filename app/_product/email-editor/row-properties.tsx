"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { ColorBox } from "./color-box";
import type { DesignRow } from "./design-tree";
import { useEditor } from "./editor-context";
import { PaddingRows } from "./padding-rows";
import { PropertyRow, PropertySection } from "./property-row";
import { changeRow, setColumns } from "./row-operations";

/** Shares of the columns that a person can choose. */
export const layouts: readonly (readonly number[])[] = [[1], [1, 1], [1, 2], [2, 1], [1, 1, 1]];

/** Columns, grounds and space of a row. */
export function RowProperties({ row }: { row: DesignRow }) {
  const t = useTranslations("editor.properties");
  const { apply } = useEditor();
  const id = row.id ?? "";
  const set = (values: Partial<DesignRow["values"]>) =>
    apply((design) => changeRow(design, id, values), `${Object.keys(values).join()}:${id}`);
  const current = row.cells.join(":");
  const options = layouts.map((cells) => ({
    value: cells.join(":"),
    label: t(`layouts.${cells.join("to")}`),
  }));
  const known = options.some(({ value }) => value === current);
  return (
    <>
      <PropertySection title={t("columns")}>
        <PropertyRow label={t("layout")}>
          <Select
            value={current}
            onValueChange={(next) => apply((design) => setColumns(design, id, next.split(":").map(Number)))}
            options={known ? options : [{ value: current, label: current }, ...options]}
          />
        </PropertyRow>
        {row.columns.length > 1 && (
          <Switch
            label={t("keepColumns")}
            help={t("keepColumnsHelp")}
            checked={row.values.noStackMobile ?? false}
            onCheckedChange={(noStackMobile) => set({ noStackMobile })}
          />
        )}
      </PropertySection>
      <PropertySection title={t("grounds")}>
        <PropertyRow label={t("contentGround")}>
          <ColorBox
            optional
            label={t("contentGround")}
            value={row.values.columnsBackgroundColor ?? ""}
            onChange={(columnsBackgroundColor) => set({ columnsBackgroundColor })}
          />
        </PropertyRow>
        <PropertyRow label={t("bandGround")}>
          <ColorBox
            optional
            label={t("bandGround")}
            value={row.values.backgroundColor ?? ""}
            onChange={(backgroundColor) => set({ backgroundColor })}
          />
        </PropertyRow>
      </PropertySection>
      <PropertySection title={t("space")}>
        <PaddingRows value={row.values.padding} onChange={(padding) => set({ padding })} />
      </PropertySection>
    </>
  );
}
