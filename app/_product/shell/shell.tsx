"use client";
import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { useLiveNow } from "@/app/_i18n/use-live-now";
import { BottomBar } from "@/app/_product/shell/bottom-bar";
import { CommandPalette } from "@/app/_product/shell/command-palette";
import type { ShellProps } from "@/app/_product/shell/shell-props";
import { ShortcutHelp } from "@/app/_product/shell/shortcut-help";
import { Sidebar } from "@/app/_product/shell/sidebar";
import { SkipLink } from "@/app/_product/shell/skip-link";
import { TopBar } from "@/app/_product/shell/top-bar";
import { useGlobalShortcuts } from "@/app/_product/shell/use-global-shortcuts";

/**
 * The console around a page: paper sidebar and one white sheet; on a phone a top bar and a bottom bar of five.
 * Props: `tenant`, `tenants`, `person`, `counts`, `quota`, `hidden`, `search`, `onChange`, `onSignOut` (see
 * shell-props.ts); the page is `children`, inside `<main>`. Client components below format in the tenant's zone.
 */
export function Shell({ children, ...props }: ShellProps & { children: ReactNode }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const now = useLiveNow();
  const zone = props.tenant.timeZone === undefined ? {} : { timeZone: props.tenant.timeZone };
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  const openHelp = useCallback(() => setHelp(true), []);
  useGlobalShortcuts({ slug: props.tenant.slug, onPalette: openPalette, onHelp: openHelp });
  const sidebar = { ...props, onSearch: openPalette, onShortcuts: openHelp };
  return (
    <NextIntlClientProvider locale={locale} now={now} {...zone}>
      <SkipLink>{t("skip")}</SkipLink>
      <TopBar
        tenantName={props.tenant.name}
        onSearch={openPalette}
        menu={(close) => (
          <Sidebar
            {...sidebar}
            onNavigate={close}
            onSearch={() => {
              close();
              openPalette();
            }}
          />
        )}
      />
      <div className="md:grid md:min-h-dvh md:grid-cols-[var(--hk-sidebar)_minmax(0,1fr)] max-md:pb-14">
        <header className="sticky top-0 h-dvh max-md:hidden">
          <Sidebar {...sidebar} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="flex min-w-0 flex-col bg-sheet outline-none max-md:min-h-[calc(100dvh-6.5rem)] md:my-2 md:mr-2 md:rounded-xl md:border md:border-line"
        >
          {children}
        </main>
      </div>
      <BottomBar slug={props.tenant.slug} counts={props.counts} />
      <CommandPalette
        tenant={props.tenant}
        hidden={props.hidden}
        search={props.search}
        onChange={props.onChange}
        open={palette}
        onOpenChange={setPalette}
        onShortcuts={openHelp}
      />
      <ShortcutHelp open={help} onOpenChange={setHelp} />
    </NextIntlClientProvider>
  );
}
