"use client";
import { useEffect, useState } from "react";
import type { PaletteResult, ShellProps } from "@/app/_product/shell/shell-props";

const waitInMilliseconds = 200;
const kinds: readonly PaletteResult["kind"][] = ["campaigns", "contacts", "segments"];

type Found = {
  state: "idle" | "searching" | "failed";
  groups: readonly { kind: PaletteResult["kind"]; results: readonly PaletteResult[] }[];
};

const nothing: Found = { state: "idle", groups: [] };

/** What the server finds for a text, 200 ms after the last key; older answers never overtake newer ones. */
export function usePaletteSearch(search: ShellProps["search"], text: string): Found {
  const [found, setFound] = useState<Found>(nothing);
  const wanted = text.trim();
  useEffect(() => {
    if (!search || wanted === "") {
      setFound(nothing);
      return;
    }
    let current = true;
    setFound((before) => ({ ...before, state: "searching" }));
    const timer = setTimeout(() => {
      search(wanted).then(
        (results) => current && setFound({ state: "idle", groups: grouped(results) }),
        () => current && setFound({ state: "failed", groups: [] }),
      );
    }, waitInMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);
  return found;
}

function grouped(results: readonly PaletteResult[]): Found["groups"] {
  return kinds
    .map((kind) => ({ kind, results: results.filter((result) => result.kind === kind) }))
    .filter((group) => group.results.length > 0);
}
