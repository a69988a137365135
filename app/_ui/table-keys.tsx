"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { isTyping } from "@/app/_ui/is-typing";
import { useTableSelection } from "@/app/_ui/table-selection";

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** J K ↑ ↓ move through the rows' links, X ticks, ⇧↓ ⇧↑ extend. Enter is the link's own. Part of DataTable. */
export function TableKeys({ children }: { children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const selection = useTableSelection();
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      const links = [...(region.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const at = links.findIndex((link) => link.matches(":focus"));
      const isArrow = event.key.startsWith("Arrow");
      const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      // Arrows belong to the page until a row has the focus.
      if (step !== undefined && links.length > 0 && !(isArrow && at < 0)) {
        const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
        event.preventDefault();
        next?.focus();
        if (event.shiftKey && isArrow)
          selection.toggle([rowId(links[at]), rowId(next)].filter(isPresent), true);
        return;
      }
      const id = rowId(links[at]);
      if (event.key.toLowerCase() === "x" && id !== undefined) {
        event.preventDefault();
        selection.toggle([id], !selection.ids.has(id));
      }
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [selection]);
  return <div ref={region}>{children}</div>;
}

const rowId = (link: HTMLElement | undefined) => link?.closest<HTMLElement>("[data-row]")?.dataset.row;
const isPresent = (id: string | undefined): id is string => id !== undefined;
