"use client";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { BlockPlace } from "@/server/domain/templates/pure/render-block";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { canvasMarkup } from "./canvas-markup";
import { useEditorActs } from "./editor-context";
import { makeCaretRoom, readMarkup } from "./read-editable";
import { useBlockText } from "./use-block-text";

type BlockContentProps = {
  block: DesignBlock;
  place: Omit<BlockPlace, "no">;
  /** Its words may be written in. */
  editable: boolean;
};

const places = { text: "block", heading: "heading", button: "label" } as const;
const holders = {
  text: "td > div",
  heading: "td > :is(h1, h2, h3, h4)",
  button: ".v-button > span",
} as const;

type TextBlock = Extract<DesignBlock, { type: keyof typeof places }>;

export function hasText(block: DesignBlock): block is TextBlock {
  return block.type in places;
}

/** A block as the mail shows it; while `editable`, its words are written right there. */
export function BlockContent({ block, place, editable }: BlockContentProps) {
  const t = useTranslations("editor");
  const { labelOf, apply } = useEditorActs();
  const root = useRef<HTMLDivElement>(null);
  const markup = useMemo(() => canvasMarkup(block, place, labelOf), [block, place, labelOf]);
  // Stands in the page as it is served: else the mail would be empty until the page's code is there.
  const [served] = useState(markup);
  const holder = () =>
    hasText(block) ? (root.current?.querySelector<HTMLElement>(holders[block.type]) ?? null) : null;
  const handlers = useBlockText({ block, holder, apply });
  const looks = useMemo(() => looksOf(block), [block]);
  const shown = useRef({ looks: "", place, labelOf, text: "" });

  useLayoutEffect(() => {
    if (!root.current) return;
    const box = holder();
    const same =
      box !== null &&
      hasText(block) &&
      shown.current.looks === looks &&
      shown.current.place === place &&
      shown.current.labelOf === labelOf &&
      (shown.current.text === block.values.text || readMarkup(box, places[block.type]) === block.values.text);
    shown.current = { looks, place, labelOf, text: hasText(block) ? block.values.text : "" };
    if (!same) root.current.innerHTML = markup;
    const next = holder();
    if (next === null) return;
    if (!same) {
      // Exporters put line breaks around the words; a caret would stand in them.
      next.innerHTML = next.innerHTML.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
      makeCaretRoom(next);
    }
    next.dataset.placeholder = t(`placeholder.${block.type}`);
    if (!editable) {
      next.removeAttribute("contenteditable");
      next.removeAttribute("tabindex");
      if (next.getAttribute("role") === "textbox") next.setAttribute("role", "presentation");
      return;
    }
    next.setAttribute("contenteditable", "true");
    next.setAttribute("role", "textbox");
    next.setAttribute("aria-multiline", String(block.type === "text"));
    next.setAttribute("aria-label", t("canvas.words", { name: t(`blocks.${block.type}`) }));
  });

  return (
    <div
      ref={root}
      {...(editable ? handlers : {})}
      data-mail-block=""
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the sanitised markup that is written above, never changed by React
      dangerouslySetInnerHTML={{ __html: served }}
    />
  );
}

/** All of a block but its words: what makes a new frame around them necessary. */
function looksOf(block: DesignBlock): string {
  return JSON.stringify(hasText(block) ? { ...block.values, text: "" } : block.values);
}
