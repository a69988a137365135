import { type ReadRefusal, readRefusal } from "@/app/_trpc/read-refusal";

export type SaveState =
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "unsaved" | "saving" | "conflict" }
  /** `refusal` null: the server was not reached; it is tried again. */
  | { readonly kind: "failed"; readonly refusal: ReadRefusal | null };

export type SentDraft = { revision: number; voided: boolean };

type DraftSaverOptions<Draft> = {
  draft: Draft;
  /** The revision that the draft was read at. */
  revision: number;
  /** Saves the changed fields over a revision. */
  send: (draft: Draft, changed: readonly (keyof Draft)[], revision: number) => Promise<SentDraft>;
  onDraft: (draft: Draft) => void;
  onState: (state: SaveState) => void;
  onSaved: (sent: SentDraft, changed: readonly (keyof Draft)[]) => void;
  waitInMilliseconds?: number;
  retryInMilliseconds?: number;
};

export type DraftSaver<Draft> = {
  change: (changes: Partial<Draft>) => void;
  /** Saves at once. @returns true when nothing is left to save */
  save: () => Promise<boolean>;
  /** Takes what the server has now; what is not saved of ours is given up. */
  adopt: (draft: Draft, revision: number, at: Date) => void;
  revision: () => number;
  isClean: () => boolean;
  /** Somebody else's change stands in the way. */
  isStopped: () => boolean;
};

/**
 * Keeps a campaign as it is being written: what changed is saved a moment after the last key, one save at a time, each over the
 * revision that this page has seen. What somebody else changed meanwhile is not overwritten: saving stops until `adopt`.
 */
export function makeDraftSaver<Draft extends object>(options: DraftSaverOptions<Draft>): DraftSaver<Draft> {
  const { send, onDraft, onState, onSaved, waitInMilliseconds = 800, retryInMilliseconds = 10_000 } = options;
  let { draft: latest, revision } = options;
  let saved = latest;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const changedKeys = () =>
    (Object.keys(latest) as (keyof Draft)[]).filter((key) => latest[key] !== saved[key]);

  const sendOnce = async () => {
    const changed = changedKeys();
    if (isStopped || changed.length === 0) return;
    const sending = latest;
    onState({ kind: "saving" });
    try {
      const sent = await send(sending, changed, revision);
      revision = sent.revision;
      saved = sending;
      onState(latest === sending ? { kind: "saved", at: new Date() } : { kind: "unsaved" });
      onSaved(sent, changed);
    } catch (error) {
      const refusal = readRefusal(error);
      isStopped = refusal?.key === "campaigns.changedMeanwhile";
      onState(isStopped ? { kind: "conflict" } : { kind: "failed", refusal });
      // What the server refused goes again with the next change; what did not reach it, by itself.
      if (refusal === null) later(retryInMilliseconds);
    }
  };
  const save = async () => {
    clearTimeout(timer);
    while (running) await running;
    running = sendOnce().finally(() => {
      running = null;
    });
    await running;
    return changedKeys().length === 0;
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), milliseconds);
  };

  return {
    save,
    change: (changes) => {
      latest = { ...latest, ...changes };
      onDraft(latest);
      if (isStopped) return;
      onState({ kind: "unsaved" });
      later(waitInMilliseconds);
    },
    adopt: (draft, now, at) => {
      clearTimeout(timer);
      [latest, saved, revision, isStopped] = [draft, draft, now, false];
      onDraft(draft);
      onState({ kind: "saved", at });
    },
    revision: () => revision,
    isClean: () => running === null && changedKeys().length === 0,
    isStopped: () => isStopped,
  };
}
