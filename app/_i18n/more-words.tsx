"use client";
import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { mergeWords } from "@/app/_i18n/pick-words";

/** Gives client components below it words beside those that they have already. */
export function MoreWords({ words, children }: { words: AbstractIntlMessages; children: ReactNode }) {
  const held = useMessages();
  const all = useMemo(() => mergeWords(held, words), [held, words]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
