"use client";
import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { usePickerItems } from "@/app/_product/segment-builder/use-picker-items";
import { cx } from "@/app/_ui/cx";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";
import type { Condition } from "@/server/domain/segments/schema";

type ConditionPickerProps = {
  /** One button that opens it. */
  trigger: ReactNode;
  catalogue: Catalogue;
  onPick: (condition: Condition) => void;
};

/** Finds a condition by kana, kanji or Latin, in groups; the keyboard goes on in the new row. */
export function ConditionPicker({ trigger, catalogue, onPick }: ConditionPickerProps) {
  const t = useTranslations("segments.pages.picker");
  const groups = usePickerItems(catalogue);
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setPicked(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("title")}
          onCloseAutoFocus={(event) => picked && event.preventDefault()}
          className={cx(menuClass, "w-72")}
        >
          <Command
            label={t("title")}
            filter={(_, search, keywords) => (matchesWords(search, keywords ?? []) ? 1 : 0)}
          >
            <Command.Input
              placeholder={t("search")}
              className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-text-3 max-md:text-lg"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-3 text-text-3">{t("nothing")}</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group.key}
                  heading={t(`groups.${group.key}`)}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-text-3 [&_[cmdk-group-heading]]:text-xs"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.key}
                      value={item.key}
                      keywords={[item.label, ...item.keywords]}
                      onSelect={() => {
                        setPicked(true);
                        setOpen(false);
                        onPick(item.condition);
                      }}
                      className={cx(
                        menuItemClass,
                        "data-[selected=true]:bg-hover data-[disabled=false]:text-text",
                      )}
                    >
                      {item.label}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
