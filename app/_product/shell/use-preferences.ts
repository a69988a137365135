"use client";
import { useRouter } from "next/navigation";
import { useSyncExternalStore } from "react";
import { type Locale, localeCookie, themeCookie } from "@/app/_i18n/locale";
import { setChoiceCookie } from "@/app/_product/shell/set-choice-cookie";
import type { PreferenceChange, Theme } from "@/app/_product/shell/shell-props";

const themeChanged = "hk-theme-changed";

function readTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function subscribe(listener: () => void) {
  window.addEventListener(themeChanged, listener);
  return () => window.removeEventListener(themeChanged, listener);
}

/** The theme in force, and setters that show at once, keep a cookie for a year, and tell `onChange`. */
export function usePreferences(onChange?: (change: PreferenceChange) => void | Promise<void>) {
  const router = useRouter();
  const theme = useSyncExternalStore<Theme>(subscribe, readTheme, () => "system");
  const setTheme = (next: Theme) => {
    setChoiceCookie(themeCookie, next === "system" ? null : next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    window.dispatchEvent(new Event(themeChanged));
    void onChange?.({ theme: next });
  };
  const setLocale = (next: Locale) => {
    setChoiceCookie(localeCookie, next);
    void onChange?.({ locale: next });
    router.refresh();
  };
  return { theme, setTheme, setLocale };
}
