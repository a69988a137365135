"use client";
import { useLocale, useTranslations } from "next-intl";
import { locales, pickLocale } from "@/app/_i18n/locale";
import { localeNames } from "@/app/_product/shell/locale-names";
import type { PreferenceChange, Theme } from "@/app/_product/shell/shell-props";
import { usePreferences } from "@/app/_product/shell/use-preferences";
import { useTRPCClient } from "@/app/_trpc/client";
import { SegmentedControl } from "@/app/_ui/segmented-control";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** Language and theme, at once and for every company. */
export function PreferenceForm() {
  const t = useTranslations("settings.pages.account");
  const words = useTranslations("shell.person");
  const locale = useLocale();
  const client = useTRPCClient();
  const { theme, setTheme, setLocale } = usePreferences(async (change: PreferenceChange) => {
    // The cookie has the choice already; the account follows when the server can be reached.
    await client.people.updatePreferences.mutate(change).catch(() => undefined);
  });
  return (
    <div className="grid max-w-(--hk-measure) gap-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span>{t("language")}</span>
        <SegmentedControl
          label={t("language")}
          options={locales.map((value) => ({ value, label: <span lang={value}>{localeNames[value]}</span> }))}
          value={locale}
          onValueChange={(next) => setLocale(pickLocale(next, null))}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
        <span>{t("theme")}</span>
        <SegmentedControl
          label={t("theme")}
          options={themes.map((value) => ({ value, label: words(value) }))}
          value={theme}
          onValueChange={(next) => setTheme(themes.find((one) => one === next) ?? "system")}
        />
      </div>
    </div>
  );
}
