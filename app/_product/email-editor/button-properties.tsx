"use client";
import { useTranslations } from "next-intl";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { AlignChoice } from "./align-choice";
import { ColorBox } from "./color-box";
import { LinkFields } from "./link-fields";
import { NumberBox } from "./number-box";
import { PropertyRow, PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";

type ButtonBlock = Extract<DesignBlock, { type: "button" }>;

/** Where a button leads, and how it looks. */
export function ButtonProperties({ block }: { block: ButtonBlock }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  const { href } = block.values;
  return (
    <>
      <PropertySection title={t("link")}>
        <LinkFields
          href={href?.values.href ?? ""}
          onChange={(next) => set({ href: { name: "web", values: { href: next, target: "_blank" } } })}
        />
      </PropertySection>
      <PropertySection title={t("looks")}>
        <ButtonLooks block={block} />
      </PropertySection>
    </>
  );
}

function ButtonLooks({ block }: { block: ButtonBlock }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  const { buttonColors, size, borderRadius, textAlign, fontSize } = block.values;
  const ground = buttonColors?.backgroundColor || "#0879a1";
  return (
    <>
      <PropertyRow label={t("ground")}>
        <ColorBox
          label={t("ground")}
          value={ground}
          onChange={(backgroundColor) => set({ buttonColors: { ...buttonColors, backgroundColor } })}
        />
      </PropertyRow>
      <PropertyRow label={t("color")}>
        <ColorBox
          label={t("color")}
          value={buttonColors?.color || "#ffffff"}
          ground={ground}
          onChange={(color) => set({ buttonColors: { ...buttonColors, color } })}
        />
      </PropertyRow>
      <PropertyRow label={t("size")}>
        <NumberBox
          unit="px"
          least={8}
          most={48}
          value={Number.parseFloat(String(fontSize ?? 14))}
          onChange={(next) => set({ fontSize: `${next}px` })}
        />
      </PropertyRow>
      <PropertyRow label={t("width")}>
        <SegmentedControl
          label={t("width")}
          value={size?.autoWidth === false ? "full" : "auto"}
          onValueChange={(next) => set({ size: { autoWidth: next === "auto", width: "100%" } })}
          options={[
            { value: "auto", label: t("widths.auto") },
            { value: "full", label: t("widths.full") },
          ]}
        />
      </PropertyRow>
      <PropertyRow label={t("radius")}>
        <NumberBox
          unit="px"
          most={60}
          value={Number.parseFloat(borderRadius ?? "0")}
          onChange={(next) => set({ borderRadius: `${next}px` })}
        />
      </PropertyRow>
      <PropertyRow label={t("align")}>
        <AlignChoice value={textAlign ?? "center"} onChange={(next) => set({ textAlign: next })} />
      </PropertyRow>
    </>
  );
}
