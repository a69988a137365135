"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { FilterChip } from "@/app/_ui/filter-chip";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuItemClass } from "@/app/_ui/menu-class";

type ChoiceFilterProps = {
  name: string;
  /** What is chosen, in words. */
  value: string | undefined;
  clearHref: string;
  choices: readonly { key: string; label: string; hint?: string | undefined; href: string }[];
};

const searchFrom = 8;

/** A condition of the list with one of several values; choosing goes to the list's new address. */
export function ChoiceFilter({ name, value, clearHref, choices }: ChoiceFilterProps) {
  const t = useTranslations("contacts.pages.list.filters");
  const router = useRouter();
  return (
    <FilterChip name={name} value={value} clearHref={clearHref}>
      {(close) => (
        <Command
          label={name}
          className="-m-3 outline-none"
          filter={(_, search, keywords) => (matchesWords(search, keywords ?? []) ? 1 : 0)}
        >
          <Command.Input
            placeholder={t("find")}
            className={cx(
              "h-9 w-full border-line border-b bg-transparent px-2 text-sm outline-none placeholder:text-text-3 max-md:text-lg",
              choices.length < searchFrom && "sr-only",
            )}
          />
          <Command.List className="max-h-72 overflow-y-auto py-1">
            <Command.Empty className="px-2 py-3 text-text-3">{t("nothing")}</Command.Empty>
            {choices.map((choice) => (
              <Command.Item
                key={choice.key}
                value={choice.key}
                keywords={[choice.label]}
                onSelect={() => {
                  close();
                  router.push(choice.href, { scroll: false });
                }}
                className={cx(menuItemClass, "data-[selected=true]:bg-hover data-[disabled=false]:text-text")}
              >
                <span className="min-w-0 flex-1">{choice.label}</span>
                {choice.hint && <span className="figures text-text-3 text-xs">{choice.hint}</span>}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      )}
    </FilterChip>
  );
}
