"use client";
import { TriangleAlert, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { inputClass } from "@/app/_ui/input-class";
import type { MergeField } from "@/server/domain/templates/schema";
import { MergeMenu } from "./merge-menu";
import { useMergeText } from "./use-merge-text";

type MergeInputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Named in the chips, and offered in the menu. */
  mergeFields: readonly MergeField[];
  /** Offered in the menu, if not all of them may stand here. */
  choices?: readonly MergeField[] | undefined;
  multiline?: boolean | undefined;
  optional?: boolean | undefined;
  /** Example of what is written here; never the only name of the box. */
  placeholder?: string | undefined;
  /** At the right of the label: a counter. */
  aside?: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  hideLabel?: boolean | undefined;
  /** An address: nothing is spell-checked. */
  code?: boolean | undefined;
  className?: string | undefined;
};

/**
 * A text with merge fields as chips in words, and a menu to put one in: `label`, `value` (with tags as stored),
 * `onChange`, `mergeFields`, `multiline`, `aside`, `help`, `error`. Nothing is reported of a half-converted word.
 */
export function MergeInput(props: MergeInputProps) {
  const { label, aside, help, error, hideLabel, optional, className } = props;
  const ui = useTranslations("ui");
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className={cx("min-w-0", className)}>
      <div className={hideLabel ? "sr-only" : "mb-1.5 flex items-baseline gap-2"}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a label for the mouse; the box is reached by keyboard itself */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
        <span
          id={`${id}-label`}
          className="label-face font-medium text-sm"
          onClick={() => box.current?.focus()}
        >
          {label}
        </span>
        {optional && <span className="text-text-3 text-xs">{ui("optional")}</span>}
        {aside !== undefined && <span className="ml-auto text-text-3 text-xs">{aside}</span>}
      </div>
      <MergeBox {...props} id={id} box={box} />
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-danger-text text-xs">
          <TriangleAlert className="mt-px" />
          <span>{error}</span>
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="mt-1.5 text-text-3 text-xs [text-autospace:normal]">
          {help}
        </p>
      )}
    </div>
  );
}

type MergeBoxProps = MergeInputProps & { id: string; box: React.RefObject<HTMLDivElement | null> };

function MergeBox({ id, box, ...props }: MergeBoxProps) {
  const { label, mergeFields, choices = mergeFields, multiline, error, help, code } = props;
  const t = useTranslations("editor");
  const { insert, served, ...handlers } = useMergeText(box, props);
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/useSemanticElements: an input holds no chips */}
      <div
        {...handlers}
        ref={box}
        role="textbox"
        tabIndex={0}
        contentEditable="plaintext-only"
        suppressContentEditableWarning
        aria-labelledby={`${id}-label`}
        aria-multiline={multiline ?? false}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        data-placeholder={props.placeholder}
        data-mail-text=""
        // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped text with its chips, never changed by React
        dangerouslySetInnerHTML={{ __html: served }}
        spellCheck={!code}
        className={cx(
          inputClass,
          "block px-2.5 py-1.5 leading-[1.6] outline-none max-md:py-2",
          multiline
            ? "min-h-80 whitespace-pre-wrap pr-12"
            : "min-h-8.5 overflow-x-auto whitespace-pre pr-10 [scrollbar-width:none]",
          code && "font-mono",
        )}
      />
      <span
        className={cx(
          "absolute right-0.75",
          multiline ? "top-0.75" : "inset-y-0.5 grid place-items-center rounded-md bg-sheet",
        )}
      >
        <MergeMenu
          fields={choices}
          onChoose={insert}
          trigger={<IconButton size="sm" icon={<UserRoundPlus />} label={t("merge.insertInto", { label })} />}
        />
      </span>
    </div>
  );
}
