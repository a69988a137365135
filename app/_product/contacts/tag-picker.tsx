"use client";
import { Command } from "cmdk";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";
import { tagName } from "@/server/domain/tags/schema";

export type PickedTag = { tagId: string; name: string };

type TagPickerProps = {
  /** One button that opens it. */
  trigger: ReactNode;
  tags: readonly (PickedTag & { contactCount?: number })[];
  onPick: (tag: PickedTag) => void;
  /** Makes a tag of a new name; without it only what is there can be picked. */
  onCreate?: ((name: string) => void) | undefined;
};

const itemClass = cx(menuItemClass, "data-[selected=true]:bg-hover data-[disabled=false]:text-text");

/** Finds a tag by its name, or makes one: `trigger`, `tags`, `onPick`, `onCreate`. */
export function TagPicker({ trigger, tags, onPick, onCreate }: TagPickerProps) {
  const t = useTranslations("contacts.pages.tagPicker");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setText("");
  };
  const wanted = tagName.safeParse(text);
  const isNew = wanted.success && !tags.some(({ name }) => name === wanted.data);
  const act = (done: () => void) => {
    setOpen(false);
    done();
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("title")}
          className={cx(menuClass, "w-64")}
        >
          <Command
            label={t("title")}
            filter={(value, search, keywords) =>
              value === "create" || matchesWords(search, keywords ?? []) ? 1 : 0
            }
          >
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t("search")}
              className="h-9 w-full border-line border-b bg-transparent px-2 text-sm outline-none placeholder:text-text-3 max-md:text-lg"
            />
            <Command.List className="max-h-64 overflow-y-auto py-1">
              <Command.Empty className="px-2 py-3 text-text-3">{t("nothing")}</Command.Empty>
              {tags.map((tag) => (
                <Command.Item
                  key={tag.tagId}
                  value={tag.tagId}
                  keywords={[tag.name]}
                  onSelect={() => act(() => onPick(tag))}
                  className={itemClass}
                >
                  <span className="min-w-0 flex-1">{tag.name}</span>
                  {tag.contactCount !== undefined && (
                    <span className="figures text-text-3 text-xs">
                      {t("count", { count: tag.contactCount })}
                    </span>
                  )}
                </Command.Item>
              ))}
              {onCreate && isNew && (
                <Command.Item
                  value="create"
                  onSelect={() => act(() => onCreate(wanted.data))}
                  className={itemClass}
                >
                  <Plus />
                  <span className="min-w-0 flex-1">{t("create", { name: wanted.data })}</span>
                </Command.Item>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
