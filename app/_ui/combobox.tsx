"use client";
import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { cx } from "@/app/_ui/cx";
import { useFieldControl } from "@/app/_ui/field-context";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";
import type { SelectProps } from "@/app/_ui/select";
import type { SelectOption } from "@/app/_ui/select-option";
import { selectTriggerClass } from "@/app/_ui/select-trigger-class";

/** A select that is searched, in kana, kanji or Latin; takes the props of Select. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  size = "md",
  className,
  ...rest
}: SelectProps) {
  const t = useTranslations("ui");
  const field = useFieldControl({});
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(defaultValue);
  const current = value ?? own;
  const choose = (next: string) => {
    setOwn(next);
    onValueChange?.(next);
    setOpen(false);
  };
  const shown = options.find((option) => option.value === current);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      {rest.name && <input type="hidden" name={rest.name} value={current ?? ""} />}
      <Popover.Trigger
        {...field}
        role="combobox"
        aria-expanded={open}
        aria-label={rest["aria-label"]}
        disabled={rest.disabled}
        className={cx(selectTriggerClass(size), className)}
      >
        <span className={cx("min-w-0 flex-1 truncate text-left", !shown && "text-text-3")}>
          {shown?.label ?? placeholder ?? t("select.placeholder")}
        </span>
        <ChevronDown className="text-text-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          aria-label={t("select.search")}
          sideOffset={4}
          collisionPadding={8}
          className={cx(menuClass, "min-w-(--radix-popover-trigger-width)")}
        >
          <OptionList options={options} current={current} onChoose={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type OptionListProps = {
  options: readonly SelectOption[];
  current: string | undefined;
  onChoose: (value: string) => void;
};

function OptionList({ options, current, onChoose }: OptionListProps) {
  const t = useTranslations("ui");
  return (
    <Command
      label={t("select.search")}
      filter={(_, search, keywords) => (matchesWords(search, keywords ?? []) ? 1 : 0)}
    >
      <Command.Input
        placeholder={t("select.search")}
        className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-text-3 max-md:text-lg"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-text-3">{t("select.nothing")}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, ...(option.keywords ?? [])]}
            disabled={option.disabled ?? false}
            onSelect={() => onChoose(option.value)}
            className={cx(
              menuItemClass,
              "data-[selected=true]:bg-hover data-[disabled=true]:text-text-3 data-[disabled=false]:text-text",
            )}
          >
            <span className="min-w-0 flex-1">
              {option.label}
              {option.hint && <span className="block text-text-3 text-xs">{option.hint}</span>}
            </span>
            {option.value === current && <Check className="text-accent-text!" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
