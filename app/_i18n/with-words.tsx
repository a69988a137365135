import type { ReactNode } from "react";
import { PageWords } from "@/app/_i18n/page-words";
import type { Area } from "@/app/_i18n/words-of-areas";
import { NoRight } from "@/app/_product/no-right";
import { api } from "@/app/_trpc/server";
import type { rolePermissions } from "@/server/domain/roles/schema";

type LayoutProps = { children: ReactNode; params: Promise<{ tenant: string }> };

/**
 * A layout that adds nothing to its pages but their words.
 *
 * @param needs without it the pages are not opened, and the reader is told so
 */
export const withWords = (area: Area, needs?: (typeof rolePermissions)[number]) =>
  // biome-ignore lint/correctness/noComponentHookFactories: called once by a layout's module, never while rendering
  async function WordsLayout({ children, params }: LayoutProps) {
    if (needs !== undefined) {
      const { may } = await (await api((await params).tenant)).people.myRights();
      if (!may.includes(needs)) return <NoRight />;
    }
    return <PageWords area={area}>{children}</PageWords>;
  };
