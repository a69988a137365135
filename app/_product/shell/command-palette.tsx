"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { readRecentPlaces, rememberPlace } from "@/app/_product/shell/recent-places";
import type { ShellProps } from "@/app/_product/shell/shell-props";
import { type PaletteEntry, usePaletteEntries } from "@/app/_product/shell/use-palette-entries";
import { usePaletteSearch } from "@/app/_product/shell/use-palette-search";
import { cx } from "@/app/_ui/cx";
import { Kbd } from "@/app/_ui/kbd";
import { matchesWords } from "@/app/_ui/matches-words";
import { menuItemClass } from "@/app/_ui/menu-class";

type CommandPaletteProps = Pick<ShellProps, "tenant" | "hidden" | "search" | "onChange"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShortcuts: () => void;
};

/** ⌘K: pages, acts, and what the server finds; in kana, kanji and romaji; recent first, five of a kind. */
export function CommandPalette(props: CommandPaletteProps) {
  const t = useTranslations("shell.palette");
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-(--hk-scrim)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 animate-rise-in overflow-hidden rounded-xl border border-line bg-raised shadow-lg outline-none max-md:top-4"
        >
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <Palette {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const perKind = 5;

function Palette({ tenant, hidden = [], search, onChange, onOpenChange, onShortcuts }: CommandPaletteProps) {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const [text, setText] = useState("");
  const { pages, actions } = usePaletteEntries({ slug: tenant.slug, hidden, onChange, onShortcuts });
  const found = usePaletteSearch(search, text);
  const [recent] = useState(() => readRecentPlaces(tenant.slug));
  const go = (href: string, label: string) => {
    rememberPlace(tenant.slug, { href, label });
    onOpenChange(false);
    router.push(href);
  };
  const choose = (entry: PaletteEntry) => {
    if (entry.href !== undefined) return go(entry.href, entry.label);
    onOpenChange(false);
    entry.onSelect?.();
  };
  const matching = (entries: readonly PaletteEntry[]) =>
    entries.filter((entry) => matchesWords(text, [entry.label, entry.keywords])).slice(0, perKind);
  const groups = [
    { key: "pages", entries: matching(pages) },
    { key: "actions", entries: matching(actions) },
  ] as const;
  const isEmpty = groups.every((group) => group.entries.length === 0) && found.groups.length === 0;
  return (
    <Command shouldFilter={false} loop label={t("title")}>
      <div className="flex items-center gap-2 border-line border-b px-4">
        <Search className="text-text-3" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t("placeholder")}
          className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-text-3 max-md:text-lg"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5 text-sm">
        {text === "" && recent.length > 0 && (
          <Group heading={t("recent")}>
            {recent.map((place) => (
              <Item
                key={place.href}
                value={`recent ${place.href}`}
                onSelect={() => go(place.href, place.label)}
              >
                {place.label}
              </Item>
            ))}
          </Group>
        )}
        {found.groups.map((group) => (
          <Group key={group.kind} heading={t(group.kind)}>
            {group.results.slice(0, perKind).map((result) => (
              <Item
                key={result.id}
                value={`${group.kind} ${result.id}`}
                onSelect={() => go(result.href, result.label)}
              >
                <span className="min-w-0 flex-1 truncate">{result.label}</span>
                {result.hint && <span className="max-w-1/2 truncate text-text-3 text-xs">{result.hint}</span>}
              </Item>
            ))}
          </Group>
        ))}
        {groups.map(
          (group) =>
            group.entries.length > 0 && (
              <Group key={group.key} heading={t(group.key)}>
                {group.entries.map((entry) => (
                  <Item key={entry.key} value={`${group.key} ${entry.key}`} onSelect={() => choose(entry)}>
                    <entry.icon />
                    {entry.label}
                  </Item>
                ))}
              </Group>
            ),
        )}
      </Command.List>
      <div role="status" className="px-4 text-sm text-text-3 [&:not(:empty)]:py-3">
        {found.state === "searching" && t("searching")}
        {found.state === "failed" && t("failed")}
        {found.state === "idle" && isEmpty && t("nothing", { text })}
      </div>
      <div className="border-line border-t px-4 py-2 text-text-3 text-xs max-md:hidden">
        {t.rich("hint", { k: (key) => <Kbd>{key}</Kbd> })}
      </div>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="not-first:mt-1.5 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1 **:[[cmdk-group-heading]]:text-text-3 **:[[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

type ItemProps = { value: string; onSelect: () => void; children: ReactNode };

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className={cx(
        menuItemClass,
        "data-[selected=true]:bg-hover data-[disabled=false]:cursor-pointer data-[disabled=false]:text-text",
      )}
    >
      {children}
    </Command.Item>
  );
}
