"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** ⌘ on Apple's machines, Ctrl on the others. */
export function useModifierKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore<"⌘" | "Ctrl">(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    // Before the page knows its machine: what most office computers have.
    () => "Ctrl",
  );
}
