"use client";
import { useTranslations } from "next-intl";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { ColorBox } from "./color-box";
import { NumberBox } from "./number-box";
import { PropertyRow, PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";

/** Looks of a line. */
export function DividerProperties({ block }: { block: Extract<DesignBlock, { type: "divider" }> }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  const { border, width } = block.values;
  return (
    <PropertySection title={t("looks")}>
      <PropertyRow label={t("color")}>
        <ColorBox
          label={t("color")}
          value={border?.borderTopColor || "#bbbbbb"}
          onChange={(borderTopColor) => set({ border: { ...border, borderTopColor } })}
        />
      </PropertyRow>
      <PropertyRow label={t("thickness")}>
        <NumberBox
          unit="px"
          least={1}
          most={20}
          value={Number.parseFloat(String(border?.borderTopWidth ?? 1))}
          onChange={(next) => set({ border: { ...border, borderTopWidth: `${next}px` } })}
        />
      </PropertyRow>
      <PropertyRow label={t("style")}>
        <SegmentedControl
          label={t("style")}
          value={border?.borderTopStyle ?? "solid"}
          onValueChange={(next) =>
            set({ border: { ...border, borderTopStyle: next as "solid" | "dashed" | "dotted" } })
          }
          options={(["solid", "dashed", "dotted"] as const).map((value) => ({
            value,
            label: t(`styles.${value}`),
          }))}
        />
      </PropertyRow>
      <PropertyRow label={t("width")}>
        <NumberBox
          unit="%"
          least={5}
          most={100}
          value={Number.parseFloat(width ?? "100")}
          onChange={(next) => set({ width: `${next}%` })}
        />
      </PropertyRow>
    </PropertySection>
  );
}
