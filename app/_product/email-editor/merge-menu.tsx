"use client";
import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";
import type { MergeField } from "@/server/domain/templates/schema";

type MergeMenuProps = {
  fields: readonly MergeField[];
  /** One button; pressing it must not take the selection away (`onMouseDown` prevented). */
  trigger: ReactNode;
  onChoose: (path: string) => void;
};

/** The fields to put into a text, by name, searched in kana, kanji or Latin: `fields`, `trigger`, `onChoose`. */
export function MergeMenu({ fields, trigger, onChoose }: MergeMenuProps) {
  const t = useTranslations("editor");
  const [open, setOpen] = useState(false);
  const chosen = (path: string) => {
    setOpen(false);
    onChoose(path);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("merge.choose")}
          // The caller puts the caret back where it was.
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={cx(menuClass, "w-72 max-w-[calc(100vw-1rem)]")}
        >
          <Command
            label={t("merge.choose")}
            filter={(_, search, keywords) => (matchesWords(search, keywords ?? []) ? 1 : 0)}
          >
            <Command.Input
              placeholder={t("merge.search")}
              className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-text-3 max-md:text-lg"
            />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-3 text-text-3">{t("merge.nothing")}</Command.Empty>
              {fields.map(({ path, label, sample }) => (
                <Command.Item
                  key={path}
                  value={path}
                  keywords={[label, path]}
                  onSelect={() => chosen(path)}
                  className={cx(menuItemClass, "data-[selected=true]:bg-hover")}
                >
                  <span className="min-w-0 flex-1">{label}</span>
                  <span className="max-w-32 truncate text-text-3 text-xs">{sample}</span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
