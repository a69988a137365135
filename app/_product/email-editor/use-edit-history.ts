import { useCallback, useEffect, useRef, useState } from "react";
import type { MailContent } from "@/server/domain/templates/schema";
import { withIds } from "./design-tree";
import { type DesignEdit, editDesign } from "./edit-design";
import { beginHistory, type EditHistory, recordChange, redoChange, undoChange } from "./edit-history";

/** The body of a mail: `design` null is a text-only mail, `text` null is made from the design. */
export type MailBody = Pick<MailContent, "design" | "text">;

const named = ({ design, text }: MailBody): MailBody => ({ design: design && withIds(design), text });

/**
 * The body that is edited, with its history. A design that comes from outside and is not the last one reported begins
 * the history anew.
 */
export function useEditHistory(value: MailBody, onChange: (value: MailBody) => void) {
  const [history, setHistory] = useState(() => beginHistory(named(value)));
  const current = useRef(history);
  const reported = useRef(new WeakSet<object>(value.design ? [value.design] : []));
  const report = useRef(onChange);
  report.current = onChange;

  useEffect(() => {
    if (value.design === null || reported.current.has(value.design)) return;
    reported.current.add(value.design);
    current.current = beginHistory(named(value));
    setHistory(current.current);
  }, [value]);

  const commit = useCallback((next: EditHistory<MailBody>) => {
    if (next === current.current) return;
    current.current = next;
    setHistory(next);
    if (next.present.design) reported.current.add(next.present.design);
    report.current(next.present);
  }, []);
  const set = useCallback(
    (body: MailBody, key: string | null) =>
      commit(recordChange(current.current, body, { key, at: performance.now() })),
    [commit],
  );
  const apply = useCallback(
    (edit: DesignEdit, key?: string) => {
      const { present } = current.current;
      if (present.design === null) return;
      const design = editDesign(present.design, edit);
      if (design !== present.design) set({ ...present, design }, key ?? null);
    },
    [set],
  );
  return {
    body: history.present,
    set,
    apply,
    undo: useCallback(() => commit(undoChange(current.current)), [commit]),
    redo: useCallback(() => commit(redoChange(current.current)), [commit]),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
