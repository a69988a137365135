"use client";
import { useEffect } from "react";
import type { DraftSaver } from "@/app/_product/campaigns/make-draft-saver";

/** Saves when the page is hidden or left, and asks before the window closes over something unsaved. */
export function useSaveOnLeave({ save, isClean }: Pick<DraftSaver<never>, "save" | "isClean">): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!isClean()) event.preventDefault();
    };
    const hide = () => void save();
    window.addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
      void save();
    };
  }, [save, isClean]);
}
