"use client";
import { createContext, useContext } from "react";
import type { MergeField, UnlayerDesign } from "@/server/domain/templates/schema";
import type { BlockProblems } from "./block-problems";
import type { DesignEdit } from "./edit-design";
import type { EditorSelection } from "./editor-selection";
import type { LabelOf } from "./merge-tags";

/** An image that has been taken in; sizes in pixels. */
export type TakenImage = { url: string; width?: number | undefined; height?: number | undefined };

/** What stays the same while a mail is written: what only acts need not be drawn anew with each key. */
export type EditorActs = {
  readonly select: (selection: EditorSelection) => void;
  /** Selects, and takes the keyboard there. */
  readonly focus: (selection: EditorSelection) => void;
  /** @param key as of `recordChange` */
  readonly apply: (edit: DesignEdit, key?: string) => void;
  readonly labelOf: LabelOf;
};

export type Editor = EditorActs & {
  readonly design: UnlayerDesign;
  readonly selection: EditorSelection;
  readonly mergeFields: readonly MergeField[];
  readonly problems: BlockProblems;
  readonly uploadImage: ((file: File) => Promise<TakenImage>) | undefined;
};

export const EditorContext = createContext<Editor | null>(null);
export const EditorActsContext = createContext<EditorActs | null>(null);

/** The editor around this component. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("useEditor is used outside an EmailEditor");
  return editor;
}

/** The acts of the editor around this component. */
export function useEditorActs(): EditorActs {
  const acts = useContext(EditorActsContext);
  if (acts === null) throw new Error("useEditorActs is used outside an EmailEditor");
  return acts;
}
