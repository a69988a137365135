"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type PageKey, pageHref } from "@/app/_product/shell/navigation";
import { isTyping } from "@/app/_ui/is-typing";

/** After G, for this long, a letter is a place. */
const chordInMilliseconds = 1500;
const places: Readonly<Record<string, PageKey>> = { h: "home", c: "campaigns", a: "approvals", r: "reports" };

type Handlers = { slug: string; onPalette: () => void; onHelp: () => void };

/**
 * ⌘K (Ctrl K) palette · G then H C A R · `/` the list's search · N the page's primary link · `?` help.
 * The search and the link are those marked `data-shortcut="search"` and `data-shortcut="new"`.
 */
export function useGlobalShortcuts({ slug, onPalette, onHelp }: Handlers): void {
  const router = useRouter();
  const goUntil = useRef(0);
  useEffect(() => {
    const marked = (name: string) =>
      [...document.querySelectorAll<HTMLElement>(`[data-shortcut="${name}"]`)].find(
        (element) => element.offsetParent,
      );
    const acts: Readonly<Record<string, () => void>> = {
      "/": () => {
        const field = marked("search");
        if (field) field.focus();
        else onPalette();
      },
      "?": onHelp,
      n: () => marked("new")?.click(),
      g: () => {
        goUntil.current = Date.now() + chordInMilliseconds;
      },
    };
    const press = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && key === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      const place = goUntil.current > Date.now() ? places[key] : undefined;
      goUntil.current = 0;
      const act = place === undefined ? acts[key] : () => router.push(pageHref(slug, place));
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [slug, router, onPalette, onHelp]);
}
