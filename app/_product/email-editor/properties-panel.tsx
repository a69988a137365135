"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { ButtonProperties } from "./button-properties";
import { blocksOf, findBlock, findRow } from "./design-tree";
import { DividerProperties } from "./divider-properties";
import { useEditor } from "./editor-context";
import { HtmlProperties } from "./html-properties";
import { ImageProperties } from "./image-properties";
import { MailProperties } from "./mail-properties";
import { MergeProperties } from "./merge-properties";
import { PaddingRows } from "./padding-rows";
import { PropertySection } from "./property-row";
import { RowProperties } from "./row-properties";
import { TextProperties } from "./text-properties";
import { useBlockValues } from "./use-block-values";

/** Everything about what is selected: a block, a row, or the mail. */
export function PropertiesPanel() {
  const t = useTranslations("editor");
  const { design, selection, select } = useEditor();
  const placed = selection?.kind === "block" ? findBlock(design, selection.id) : null;
  const found = selection?.kind === "row" ? findRow(design, selection.id) : null;
  const all = blocksOf(design);
  const at = all.findIndex(({ block }) => block.id === selection?.id);
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-line border-b px-4.5 py-3">
        <h2 className="font-bold text-md">
          {placed ? t(`blocks.${placed.block.type}`) : found ? t("blocks.row") : t("blocks.mail")}
        </h2>
        {placed && (
          <span className="ml-auto text-text-3 text-xs">
            {t("properties.position", { at: at + 1, count: all.length })}
          </span>
        )}
        {selection !== null && (
          <Button variant="ghost" size="sm" className={placed ? "" : "ml-auto"} onClick={() => select(null)}>
            {t("properties.toMail")}
          </Button>
        )}
      </header>
      {placed && <BlockProperties key={placed.block.id} block={placed.block} />}
      {found && <RowProperties key={found.row.id} row={found.row} />}
      {!placed && !found && <MailProperties />}
    </>
  );
}

function BlockProperties({ block }: { block: DesignBlock }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  return (
    <>
      <OwnProperties block={block} />
      <MergeProperties block={block} />
      <PropertySection title={t("space")}>
        <PaddingRows
          value={block.values.containerPadding ?? "10px"}
          onChange={(containerPadding) => set({ containerPadding })}
        />
      </PropertySection>
    </>
  );
}

function OwnProperties({ block }: { block: DesignBlock }) {
  switch (block.type) {
    case "text":
    case "heading":
      return <TextProperties block={block} />;
    case "image":
      return <ImageProperties block={block} />;
    case "button":
      return <ButtonProperties block={block} />;
    case "divider":
      return <DividerProperties block={block} />;
    default:
      return <HtmlProperties block={block} />;
  }
}
