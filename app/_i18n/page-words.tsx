import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreWords } from "@/app/_i18n/more-words";
import { pickWords } from "@/app/_i18n/pick-words";
import { type Area, wordsOfAreas } from "@/app/_i18n/words-of-areas";

/** Sends the browser the words that client components of an area use; server components have all words anyway. */
export async function PageWords({ area, children }: { area: Area; children: ReactNode }) {
  return <MoreWords words={pickWords(await getMessages(), wordsOfAreas[area])}>{children}</MoreWords>;
}
