"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ChevronDown, ChevronLeft, ChevronRight, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { showName } from "@/app/_product/contacts/show-name";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { menuClass, menuItemClass } from "@/app/_ui/menu-class";

/** A contact as the choice names it. */
export type PreviewPerson = {
  contactId: string;
  email: string;
  familyName: string;
  givenName: string;
  company: string;
};

type PersonChoiceProps = {
  /** Null: the newest contact. */
  person: PreviewPerson | null;
  onChoose: (person: PreviewPerson) => void;
};

const peopleShown = 20;

const nameOf = (person: PreviewPerson) => showName(person)?.name ?? person.email;

/** Whose mail to look at: search, or step through the newest contacts. */
export function PersonChoice({ person, onChoose }: PersonChoiceProps) {
  const t = useTranslations("editor.preview");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const list = useQuery(
    trpc.contacts.list.queryOptions(
      { limit: peopleShown, ...(search.trim() !== "" && { search: search.trim() }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const people: readonly PreviewPerson[] = list.data?.items ?? [];
  const shown = person ?? people[0] ?? null;
  const at = people.findIndex(({ contactId }) => contactId === shown?.contactId);
  const step = (by: -1 | 1) => {
    const next = people[at + by];
    if (next) onChoose(next);
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <span className="mr-1 text-sm text-text-3 max-md:sr-only">{t("person")}</span>
      <IconButton
        variant="secondary"
        size="sm"
        label={t("previous")}
        icon={<ChevronLeft />}
        disabled={at <= 0}
        onClick={() => step(-1)}
      />
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button size="sm" icon={<UserRound />} className="min-w-0 flex-initial!">
            <span className="max-w-48 truncate">{shown ? nameOf(shown) : t("nobody")}</span>
            <ChevronDown />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={t("person")}
            className={cx(menuClass, "w-80 max-w-[calc(100vw-1rem)]")}
          >
            <Command shouldFilter={false} label={t("person")}>
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder={t("search")}
                className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-text-3 max-md:text-lg"
              />
              <Command.List className="max-h-72 overflow-y-auto p-1">
                {list.isSuccess && people.length === 0 && (
                  <p className="px-2 py-3 text-text-3">{t("nothing")}</p>
                )}
                {people.map((one) => (
                  <Command.Item
                    key={one.contactId}
                    value={one.contactId}
                    onSelect={() => {
                      onChoose(one);
                      setOpen(false);
                    }}
                    className={cx(menuItemClass, "data-[selected=true]:bg-hover")}
                  >
                    <span className="min-w-0 flex-1">
                      {nameOf(one)}
                      <span className="block text-text-3 text-xs">{one.email}</span>
                    </span>
                  </Command.Item>
                ))}
              </Command.List>
            </Command>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <IconButton
        variant="secondary"
        size="sm"
        label={t("next")}
        icon={<ChevronRight />}
        disabled={at === -1 || at >= people.length - 1}
        onClick={() => step(1)}
      />
    </div>
  );
}
