/** What was, is, and was taken back. `lastKey` names what the present came from, so that typing is one step. */
export type EditHistory<Value> = {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  readonly lastKey: string | null;
  readonly lastAt: number;
};

const mostSteps = 200;
/** Changes of one thing within this time are one step. */
const joinedWithinMilliseconds = 1000;

export function beginHistory<Value>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [], lastKey: null, lastAt: 0 };
}

/**
 * The history after a change; the same history when nothing changed.
 *
 * @param key names what is changed (`text:e4`); changes with one key in quick succession are one step; null stands alone
 * @param at milliseconds, of any clock that does not go back
 */
export function recordChange<Value>(
  history: EditHistory<Value>,
  next: Value,
  { key, at }: { key: string | null; at: number },
): EditHistory<Value> {
  if (next === history.present) return history;
  const joins = key !== null && key === history.lastKey && at - history.lastAt < joinedWithinMilliseconds;
  const past = joins ? history.past : [...history.past, history.present].slice(-mostSteps);
  return { past, present: next, future: [], lastKey: key, lastAt: at };
}

export function undoChange<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    lastKey: null,
    lastAt: 0,
  };
}

export function redoChange<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, lastKey: null, lastAt: 0 };
}
