"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LiveRegion } from "@/app/_ui/live-region";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import type { MergeField, UnlayerDesign } from "@/server/domain/templates/schema";
import { hasText } from "./block-content";
import { type BlockTarget, insertBlock, moveBlock } from "./block-operations";
import { BlockPalette } from "./block-palette";
import { findBlock, freshIds } from "./design-tree";
import type { DesignEdit } from "./edit-design";
import { type Editor, EditorActsContext, EditorContext, type TakenImage } from "./editor-context";
import { type EditorSelection, presentSelection, rowIndexAfter, targetAfter } from "./editor-selection";
import { EditorToolbar } from "./editor-toolbar";
import { MailCanvas } from "./mail-canvas";
import { type Carried, MailDnd } from "./mail-dnd";
import { MailOutline } from "./mail-outline";
import { moveRow } from "./move-row";
import { newBlock } from "./new-block";
import { ProblemList } from "./problem-list";
import { PropertiesPanel } from "./properties-panel";
import { RichTextBar } from "./rich-text-bar";
import { insertRow } from "./row-operations";
import { useBlockProblems } from "./use-block-problems";
import { useEditorKeys } from "./use-editor-keys";
import { useMergeLabels } from "./use-merge-labels";

type DesignBuilderProps = {
  design: UnlayerDesign;
  apply: (edit: DesignEdit, key?: string) => void;
  undo: () => void;
  redo: () => void;
  mergeFields: readonly MergeField[];
  problems: readonly ContentProblem[];
  uploadImage?: ((file: File) => Promise<TakenImage>) | undefined;
  toolbar: Omit<Parameters<typeof EditorToolbar>[0], "words">;
};

/** Palette, canvas and properties of a design, around one selection. */
export function DesignBuilder(props: DesignBuilderProps) {
  const { design, apply, undo, redo, mergeFields, problems, uploadImage, toolbar } = props;
  const t = useTranslations("editor");
  const [chosen, select] = useState<EditorSelection>(null);
  const selection = presentSelection(design, chosen);
  const focus = useFocus(select);
  const root = useKeptFocus(design);
  const labelOf = useMergeLabels(mergeFields);
  const acts = useMemo(() => ({ select, focus, apply, labelOf }), [focus, apply, labelOf]);
  const editor: Editor = {
    ...acts,
    design,
    selection,
    mergeFields,
    problems: useBlockProblems(design, problems),
    uploadImage,
  };
  const put = (carried: Carried, target: BlockTarget) => {
    const id = carried.kind === "block" || carried.kind === "row" ? carried.id : freshIds(design)();
    apply(editOf(carried, target, id));
    focus({ kind: carried.kind === "row" || carried.kind === "newRow" ? "row" : "block", id });
  };
  const add = (carried: Carried) =>
    put(
      carried,
      carried.kind === "newRow"
        ? { kind: "gap", rowIndex: rowIndexAfter(design, selection) }
        : targetAfter(design, selection),
    );
  const onKeyDown = useEditorKeys({ design, selection, focus, apply, undo, redo });
  const placed = selection?.kind === "block" ? findBlock(design, selection.id) : null;
  return (
    <EditorActsContext value={acts}>
      <EditorContext value={editor}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that reach the builder from the parts inside it */}
        <div ref={root} tabIndex={-1} onKeyDown={onKeyDown} className="flex flex-1 flex-col outline-none">
          <EditorToolbar
            {...toolbar}
            words={
              placed && hasText(placed.block) && <RichTextBar key={placed.block.id} block={placed.block} />
            }
          />
          <p className="border-line border-b bg-sunken px-4 py-2 text-text-2 text-xs md:hidden">
            {t("phone")}
          </p>
          <MailDnd onDrop={put}>
            <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)_20rem]">
              <div className="border-line p-4 max-lg:border-b lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto">
                <BlockPalette onAdd={add} />
                <MailOutline />
              </div>
              <div className="flex min-w-0 border-line lg:border-x">
                <MailCanvas device={toolbar.device} />
              </div>
              <aside
                aria-label={t("properties.label")}
                className="min-w-0 max-lg:border-line max-lg:border-t lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
              >
                <PropertiesPanel />
                <ProblemList problems={problems} />
              </aside>
            </div>
          </MailDnd>
          <LiveRegion>
            {placed && t("canvas.selected", { name: t(`blocks.${placed.block.type}`) })}
          </LiveRegion>
        </div>
      </EditorContext>
    </EditorActsContext>
  );
}

function editOf(carried: Carried, target: BlockTarget, id: string): DesignEdit {
  return (design) => {
    switch (carried.kind) {
      case "newBlock":
        return insertBlock(design, newBlock(carried.type, id, design.body.values), target);
      case "newRow":
        return target.kind === "gap" ? insertRow(design, carried.cells, target.rowIndex) : design;
      case "row":
        return target.kind === "gap" ? moveRow(design, id, target.rowIndex) : design;
      default:
        return moveBlock(design, id, target);
    }
  };
}

/** Selects, and after the mail is drawn anew takes the keyboard to what is selected. */
function useFocus(select: (selection: EditorSelection) => void) {
  const wanted = useRef<EditorSelection>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (wanted.current === null) return;
    const { kind, id } = wanted.current;
    wanted.current = null;
    const name = kind === "block" ? "data-block" : "data-row-of-mail";
    const element = document.querySelector<HTMLElement>(`[${name}="${CSS.escape(id)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  });
  return useCallback(
    (selection: EditorSelection) => {
      wanted.current = selection;
      select(selection);
      redraw((count) => count + 1);
    },
    [select],
  );
}

/** Keeps the keys of the builder alive: what had the keyboard may be gone after an edit or a step back. */
function useKeptFocus(design: UnlayerDesign) {
  const root = useRef<HTMLDivElement>(null);
  const seen = useRef(design);
  useEffect(() => {
    if (seen.current === design) return;
    seen.current = design;
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [design]);
  return root;
}
