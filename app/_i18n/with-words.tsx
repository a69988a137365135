import type { ReactNode } from "react";
import { PageWords } from "@/app/_i18n/page-words";
import type { Area } from "@/app/_i18n/words-of-areas";

/** A layout that adds nothing to its pages but their words. */
export const withWords = (area: Area) =>
  // biome-ignore lint/correctness/noComponentHookFactories: called once by a layout's module, never while rendering
  function WordsLayout({ children }: { children: ReactNode }) {
    return <PageWords area={area}>{children}</PageWords>;
  };
