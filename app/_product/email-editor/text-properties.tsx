"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { AlignChoice } from "./align-choice";
import { ColorBox } from "./color-box";
import { useEditor } from "./editor-context";
import { NumberBox } from "./number-box";
import { PropertyRow, PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";
import { useGround } from "./use-ground";

type WordsBlock = Extract<DesignBlock, { type: "text" | "heading" }>;

/** Looks of a text or a heading. */
export function TextProperties({ block }: { block: WordsBlock }) {
  const t = useTranslations("editor.properties");
  const { design } = useEditor();
  const set = useBlockValues(block);
  const ground = useGround(block.id ?? "");
  const { values } = block;
  const color = values.color || design.body.values.textColor || "#000000";
  return (
    <PropertySection title={t("words")}>
      {block.type === "heading" && <LevelRow block={block} />}
      <PropertyRow label={t("size")}>
        <NumberBox
          unit="px"
          least={8}
          most={96}
          value={Number.parseFloat(String(values.fontSize ?? 14))}
          onChange={(size) => set({ fontSize: `${size}px` })}
        />
      </PropertyRow>
      <PropertyRow label={t("lineHeight")}>
        <NumberBox
          unit="%"
          least={80}
          most={300}
          value={Number.parseFloat(values.lineHeight ?? "140")}
          onChange={(height) => set({ lineHeight: `${height}%` })}
        />
      </PropertyRow>
      <PropertyRow label={t("color")}>
        <ColorBox
          label={t("color")}
          value={color}
          ground={ground}
          onChange={(next) => set({ color: next })}
        />
      </PropertyRow>
      <PropertyRow label={t("align")}>
        <AlignChoice value={values.textAlign} onChange={(textAlign) => set({ textAlign })} />
      </PropertyRow>
    </PropertySection>
  );
}

const levels = ["h1", "h2", "h3", "h4"] as const;

function LevelRow({ block }: { block: Extract<DesignBlock, { type: "heading" }> }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  return (
    <PropertyRow label={t("level")}>
      <Select
        value={block.values.headingType ?? "h1"}
        onValueChange={(next) => set({ headingType: next as (typeof levels)[number] })}
        options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
    </PropertyRow>
  );
}
