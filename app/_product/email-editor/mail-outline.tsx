"use client";
import { Lock, Rows3, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { cx } from "@/app/_ui/cx";
import { markupToText } from "@/server/domain/templates/pure/markup-to-text";
import { sanitiseHtml } from "@/server/domain/templates/pure/sanitise-html";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { BlockIcon } from "./block-icon";
import { isFixed } from "./block-operations";
import type { BlockProblems } from "./block-problems";
import type { DesignRow } from "./design-tree";
import { useEditor, useEditorActs } from "./editor-context";
import { type EditorSelection, selectionIn } from "./editor-selection";
import { inWords } from "./merge-tags";

/** The mail as a list: rows, and in them their blocks; pressing one selects it. */
export function MailOutline() {
  const t = useTranslations("editor");
  const { design, selection, problems } = useEditor();
  return (
    <section aria-labelledby="mail-outline" className="mt-6 max-lg:hidden">
      <h2 id="mail-outline" className="mb-2 font-bold text-md">
        {t("outline.label")}
      </h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
        {design.body.rows.map((row, index) => (
          <OutlineRow
            key={row.id}
            row={row}
            number={index + 1}
            selection={selectionIn(row, selection)}
            problems={problems}
          />
        ))}
      </ul>
    </section>
  );
}

const item =
  "flex min-h-6.5 w-full items-center gap-2 rounded-sm px-1.5 text-left hover:bg-hover aria-[current=true]:font-bold aria-[current=true]:text-accent-text [&_.lucide]:text-text-3 aria-[current=true]:[&_.lucide]:text-accent-text";

type OutlineRowProps = {
  row: DesignRow;
  number: number;
  selection: EditorSelection;
  problems: BlockProblems;
};

const OutlineRow = memo(function OutlineRow({ row, number, selection, problems }: OutlineRowProps) {
  const t = useTranslations("editor");
  const { focus } = useEditorActs();
  const id = row.id ?? "";
  return (
    <li>
      <button
        type="button"
        aria-current={(selection?.kind === "row" && selection.id === id) || undefined}
        onClick={() => focus({ kind: "row", id })}
        className={cx(item, "text-text-3 text-xs")}
      >
        <Rows3 className="size-3.5!" />
        {t("outline.row", { number, columns: row.columns.length })}
      </button>
      <ul className="ml-2.5 grid grid-cols-[minmax(0,1fr)] border-line border-l pl-1.5">
        {row.columns.flatMap(({ contents }) =>
          contents.map((block) => (
            <li key={block.id}>
              <button
                type="button"
                aria-current={(selection?.kind === "block" && selection.id === block.id) || undefined}
                onClick={() => focus({ kind: "block", id: block.id ?? "" })}
                className={item}
              >
                {isFixed(block) ? <Lock /> : <BlockIcon type={block.type} />}
                <BlockSummary block={block} />
                {problems.has(block.id ?? "") && (
                  <TriangleAlert aria-label={t("canvas.problem")} className="ml-auto text-warning-text!" />
                )}
              </button>
            </li>
          )),
        )}
      </ul>
    </li>
  );
});

/** The first words of a block, else the name of its kind. */
const BlockSummary = memo(function BlockSummary({ block }: { block: DesignBlock }) {
  const t = useTranslations("editor.blocks");
  const { labelOf } = useEditorActs();
  const markup = "text" in block.values ? block.values.text : "";
  const words = inWords(markupToText(sanitiseHtml(markup)), "text", labelOf)
    .replace(/\s+/g, " ")
    .trim();
  const alt = block.type === "image" ? (block.values.altText ?? "") : "";
  return <span className="min-w-0 truncate">{words || inWords(alt, "text", labelOf) || t(block.type)}</span>;
});
