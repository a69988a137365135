"use client";
import { Keyboard, Languages, type LucideIcon, Moon, Plus, Sun, Upload } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { navigation, type PageKey, pageHref } from "@/app/_product/shell/navigation";
import type { ShellProps } from "@/app/_product/shell/shell-props";
import { usePreferences } from "@/app/_product/shell/use-preferences";

export type PaletteEntry = {
  key: string;
  label: string;
  /** Kana and romaji spellings, from the messages. */
  keywords: string;
  icon: LucideIcon;
  href?: string;
  onSelect?: () => void;
};

type PaletteEntriesOptions = Pick<ShellProps, "onChange"> & {
  slug: string;
  hidden: readonly PageKey[];
  onShortcuts: () => void;
};

const creations = [
  { key: "createCampaign", page: "campaigns", path: "new", icon: Plus },
  { key: "createSegment", page: "segments", path: "new", icon: Plus },
  { key: "createTemplate", page: "templates", path: "new", icon: Plus },
  { key: "importContacts", page: "imports", path: "new", icon: Upload },
] as const;

/** The pages and acts that need no server. */
export function usePaletteEntries({ slug, hidden, onChange, onShortcuts }: PaletteEntriesOptions) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { setTheme, setLocale } = usePreferences(onChange);
  const pages: PaletteEntry[] = navigation
    .flatMap((group) => group.pages)
    .filter((page) => !hidden.includes(page.key))
    .map(({ key, icon }) => ({
      key,
      icon,
      label: t(`pages.${key}`),
      keywords: t(`keywords.${key}`),
      href: pageHref(slug, key),
    }));
  const words = (key: string) => ({ key, label: t(`actions.${key}`), keywords: t(`actionKeywords.${key}`) });
  const actions: PaletteEntry[] = [
    ...creations
      .filter((creation) => !hidden.includes(creation.page))
      .map(({ key, page, path, icon }) => ({ ...words(key), icon, href: `${pageHref(slug, page)}/${path}` })),
    { ...words("lightTheme"), icon: Sun, onSelect: () => setTheme("light") },
    { ...words("darkTheme"), icon: Moon, onSelect: () => setTheme("dark") },
    { ...words("switchLanguage"), icon: Languages, onSelect: () => setLocale(locale === "ja" ? "en" : "ja") },
    { ...words("showShortcuts"), icon: Keyboard, onSelect: onShortcuts },
  ];
  return { pages, actions };
}
