"use client";
import { Globe } from "lucide-react";
import { useLocale } from "next-intl";
import { localeNames } from "@/app/_product/shell/locale-names";
import { usePreferences } from "@/app/_product/shell/use-preferences";
import { Button } from "@/app/_ui/button";

/** Switches between Japanese and English on public pages; shows the other language in its own words. */
export function LanguageLink() {
  const other = useLocale() === "ja" ? "en" : "ja";
  const { setLocale } = usePreferences();
  return (
    <Button variant="ghost" size="sm" icon={<Globe />} lang={other} onClick={() => setLocale(other)}>
      {localeNames[other]}
    </Button>
  );
}
