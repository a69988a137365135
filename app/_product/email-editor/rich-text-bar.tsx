"use client";
import { Bold, Italic, Link2, Palette, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { cx } from "@/app/_ui/cx";
import { Popover } from "@/app/_ui/popover";
import { Tooltip } from "@/app/_ui/tooltip";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { ColorSwatches } from "./color-swatches";
import { useEditor } from "./editor-context";
import { lineFields } from "./field-choices";
import { LinkForm } from "./link-form";
import { chipMarkup } from "./merge-chips";
import { MergeMenu } from "./merge-menu";
import { insertChip } from "./read-editable";
import { linkAt, useCaret } from "./use-caret";

/** Looks of the words that are being written: bold, italic, link, colour, and merge fields. */
export function RichTextBar({ block }: { block: DesignBlock }) {
  const t = useTranslations("editor.words");
  const { mergeFields, labelOf } = useEditor();
  const { marks, run } = useCaret(block.id ?? null);
  const command = (name: string, value?: string, withCss = false) =>
    run(() => {
      document.execCommand("styleWithCSS", false, String(withCss));
      document.execCommand(name, false, value);
    });
  return (
    <div role="toolbar" aria-label={t("label")} className="flex items-center gap-0.5">
      <Mark label={t("bold")} keys={["⌘", "B"]} pressed={marks.bold} onClick={() => command("bold")}>
        <Bold />
      </Mark>
      <Mark label={t("italic")} keys={["⌘", "I"]} pressed={marks.italic} onClick={() => command("italic")}>
        <Italic />
      </Mark>
      <ColorChoice onChoose={(color) => command("foreColor", color, true)} />
      {block.type !== "button" && (
        <LinkChoice
          href={marks.href}
          onChoose={(href) => run((range, words) => setLink(range, words, href))}
        />
      )}
      <MergeMenu
        fields={lineFields(mergeFields)}
        onChoose={(path) => run((range) => insertChip(range, chipMarkup({ path, fallback: "" }, labelOf)))}
        trigger={
          <Button
            size="sm"
            variant="ghost"
            icon={<UserRoundPlus />}
            onMouseDown={(event) => event.preventDefault()}
          >
            {t("merge")}
          </Button>
        }
      />
    </div>
  );
}

/** Makes a link of the range, changes the one that it is in, or takes it away (`href` empty). */
function setLink(range: Range, words: HTMLElement, href: string) {
  const existing = linkAt(range);
  if (existing) {
    if (href === "") existing.replaceWith(...existing.childNodes);
    else existing.dataset.href = href;
    return;
  }
  if (href === "") return;
  if (range.collapsed) {
    const label = document.createTextNode(href.replace(/\{\{[^}]*\}\}/g, ""));
    range.insertNode(label);
    range.selectNode(label);
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
  document.execCommand("styleWithCSS", false, "false");
  document.execCommand("createLink", false, href);
  for (const link of words.querySelectorAll("a[href]")) {
    link.setAttribute("data-href", link.getAttribute("href") ?? "");
    link.removeAttribute("href");
  }
}

type MarkProps = ComponentProps<"button"> & {
  label: string;
  keys?: readonly string[];
  pressed?: boolean;
  children: ReactNode;
};

function Mark({ label, keys, pressed, children, ...rest }: MarkProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        // The words keep their selection.
        onMouseDown={(event) => event.preventDefault()}
        className={cx(
          buttonClass({ variant: "ghost", size: "sm", square: true }),
          pressed && "bg-accent-soft! text-accent-text! [&_.lucide]:text-accent-text!",
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}

function ColorChoice({ onChoose }: { onChoose: (color: string) => void }) {
  const t = useTranslations("editor.words");
  return (
    <Popover
      label={t("color")}
      trigger={
        <button
          type="button"
          aria-label={t("color")}
          className={buttonClass({ variant: "ghost", size: "sm", square: true })}
        >
          <Palette />
        </button>
      }
    >
      <ColorSwatches label={t("color")} onChoose={onChoose} />
    </Popover>
  );
}

function LinkChoice({ href, onChoose }: { href: string; onChoose: (href: string) => void }) {
  const t = useTranslations("editor.words");
  return (
    <Popover
      label={t("link")}
      trigger={
        <button
          type="button"
          aria-label={t("link")}
          aria-pressed={href !== ""}
          className={cx(
            buttonClass({ variant: "ghost", size: "sm", square: true }),
            href !== "" && "bg-accent-soft! text-accent-text!",
          )}
        >
          <Link2 />
        </button>
      }
    >
      <LinkForm href={href} onApply={onChoose} />
    </Popover>
  );
}
