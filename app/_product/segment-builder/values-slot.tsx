"use client";
import { ChevronDown, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { chipClass } from "@/app/_product/segment-builder/chip-class";
import { cx } from "@/app/_ui/cx";
import { inputClass } from "@/app/_ui/input-class";
import { Kbd } from "@/app/_ui/kbd";

type ValuesSlotProps = {
  values: readonly string[];
  onChange: (values: string[]) => void;
  invalid: boolean;
  /** Opens at once: the row was just added. */
  fresh: boolean;
};

const shownValues = 3;

/** Several texts in a sentence, written in a panel: Enter adds one, pasted lines add many. */
export function ValuesSlot({ values, onChange, invalid, fresh }: ValuesSlotProps) {
  const t = useTranslations("segments.pages");
  const format = useFormatter();
  const [open, setOpen] = useState(fresh && values.length === 0);
  const [text, setText] = useState("");
  const add = (typed: string) => {
    const added = typed
      .split(/[\r\n\t]+/)
      .map((value) => value.trim())
      .filter((value) => value !== "" && !values.includes(value));
    setText("");
    if (added.length > 0) onChange([...values, ...new Set(added)]);
  };
  const shown = values.slice(0, shownValues).map((value) => t("sentence.value", { value }));
  const words = format.list(shown, { type: "unit", style: "narrow" });
  const change = (next: boolean) => {
    if (!next) add(text);
    setOpen(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger
        aria-invalid={invalid || undefined}
        aria-label={values.length === 0 ? t("slots.chooseValues") : `${t("slots.values")} ${words}`}
        className={chipClass}
      >
        <span className={cx("truncate", values.length === 0 && "text-text-3")}>
          {values.length === 0 ? t("slots.chooseValues") : words}
        </span>
        {values.length > shownValues && (
          <span className="figures text-text-3">+{values.length - shownValues}</span>
        )}
        <ChevronDown className="text-text-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("slots.values")}
          className="z-40 w-80 max-w-[calc(100vw-1rem)] animate-rise-in rounded-md border border-line bg-raised p-3 text-sm shadow-md outline-none"
        >
          <div className="relative">
            <input
              type="text"
              aria-label={t("slots.value")}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData("text");
                if (!/[\r\n\t]/.test(pasted.trim())) return;
                event.preventDefault();
                add(`${text}${pasted}`);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
                event.preventDefault();
                if (text.trim() === "") change(false);
                else add(text);
              }}
              className={cx(inputClass, "h-8.5 pr-12 pl-2.5")}
            />
            <span aria-hidden="true" className="absolute top-1/2 right-2 -translate-y-1/2">
              <Kbd>Enter</Kbd>
            </span>
          </div>
          {values.length > 0 && (
            <ul className="mt-2 flex max-h-48 flex-wrap gap-1.5 overflow-y-auto">
              {values.map((value) => (
                <li
                  key={value}
                  className="inline-flex max-w-full items-center rounded-sm border border-line bg-sunken pl-2"
                >
                  <span className="truncate">{value}</span>
                  <button
                    type="button"
                    aria-label={t("slots.removeValue", { value })}
                    className="grid size-6 flex-none place-items-center rounded-sm text-text-3 hover:bg-hover"
                    onClick={() => onChange(values.filter((other) => other !== value))}
                  >
                    <X className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p className="mt-2 text-text-3 text-xs [text-autospace:normal]">{t("slots.valuesHelp")}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
