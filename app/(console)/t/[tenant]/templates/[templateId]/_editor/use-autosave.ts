"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import type { SavedTemplate, TemplateDraft } from "./saved-template";

const waitInMilliseconds = 1_000;
const retryInMilliseconds = 10_000;

export type SaveState =
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "unsaved" | "saving" | "conflict" }
  /** `sentence` null: the server was not reached; it is tried again. */
  | { readonly kind: "failed"; readonly sentence: string | null };

/**
 * Saves a template a moment after the last change, one save at a time, and what is left when the page closes. A version
 * that somebody else has saved meanwhile stops it: nothing of theirs is overwritten.
 */
export function useAutosave(template: SavedTemplate, draft: TemplateDraft) {
  const client = useTRPCClient();
  const [state, setState] = useState<SaveState>({ kind: "saved", at: template.updatedAt });
  const latest = useRef(draft);
  const saved = useRef(draft);
  const version = useRef(template.version);
  const busy = useRef(false);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { templateId } = template;

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || stopped.current || saved.current === latest.current) return;
    busy.current = true;
    const sending = latest.current;
    setState({ kind: "saving" });
    let wait = waitInMilliseconds;
    try {
      const { name, ...content } = sending;
      const changes = { ...content, ...(name.trim() !== "" && { name: name.trim() }) };
      const result = await client.templates.update.mutate({
        templateId,
        version: version.current,
        ...changes,
      });
      version.current = result.version;
      saved.current = sending;
      setState(latest.current === sending ? { kind: "saved", at: new Date() } : { kind: "unsaved" });
    } catch (error) {
      const refusal = readRefusal(error);
      stopped.current = refusal?.key === "templates.changedMeanwhile";
      setState(
        stopped.current ? { kind: "conflict" } : { kind: "failed", sentence: refusal?.message ?? null },
      );
      // What the server refuses is sent again when it has changed; what did not reach it, soon.
      if (refusal !== null) saved.current = sending;
      wait = retryInMilliseconds;
    } finally {
      busy.current = false;
    }
    if (saved.current !== latest.current) timer.current = setTimeout(() => void save(), wait);
  }, [client, templateId]);

  useEffect(() => {
    latest.current = draft;
    if (draft === saved.current || stopped.current) return;
    setState((now) => (now.kind === "saving" ? now : { kind: "unsaved" }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), waitInMilliseconds);
  }, [draft, save]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (saved.current !== latest.current || busy.current) event.preventDefault();
    };
    const hide = () => void save();
    window.addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
      void save();
    };
  }, [save]);
  return { state, save };
}
