/** A run of text that two versions share, that only the old one has, or only the new one. */
export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

/** Above this many comparisons the texts are shown whole, old and new: nobody would read such a diff anyway. */
const mostComparisons = 4_000_000;
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** Texts that share less than this are other texts: a mixture of both could not be read. */
const leastShared = 0.5;

/** Two versions of a line or a paragraph, word by word; as a whole when they have little in common. */
export function diffWords(before: string, after: string): DiffPart[] {
  const words = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  const parts = diffTokens(words(before), words(after));
  const shared = parts.reduce((sum, { kind, text }) => (kind === "same" ? sum + text.length : sum), 0);
  if (shared >= Math.min(before.length, after.length) * leastShared) return parts;
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

/** The places where two texts differ, each word by word, with the lines that did not change left out. */
export function diffLines(before: string, after: string): DiffPart[][] {
  const lines = (text: string) => text.split("\n").map((line) => `${line.trimEnd()}\n`);
  const places: DiffPart[][] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed !== "" || added !== "") places.push(diffWords(removed.trimEnd(), added.trimEnd()));
    removed = "";
    added = "";
  };
  for (const { kind, text } of diffTokens(lines(before), lines(after))) {
    if (kind === "same") close();
    else if (kind === "removed") removed += text;
    else added += text;
  }
  close();
  return places.filter((place) => place.some(({ kind, text }) => kind !== "same" && text.trim() !== ""));
}

/** Longest common subsequence, after the ends that are alike were taken off. */
function diffTokens(before: readonly string[], after: readonly string[]): DiffPart[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  return join([
    ...before.slice(0, start).map((text) => ({ kind: "same", text }) as const),
    ...middle(old, now),
    ...before.slice(before.length - end).map((text) => ({ kind: "same", text }) as const),
  ]);
}

function middle(old: readonly string[], now: readonly string[]): DiffPart[] {
  const all = (kind: "removed" | "added", texts: readonly string[]) => texts.map((text) => ({ kind, text }));
  if (old.length * now.length > mostComparisons) return [...all("removed", old), ...all("added", now)];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const parts: DiffPart[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [one, other] = [old[row], now[column]];
    if (one !== undefined && one === other) {
      parts.push({ kind: "same", text: one });
      row += 1;
      column += 1;
    } else if (one !== undefined && (other === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: "removed", text: one });
      row += 1;
    } else {
      parts.push({ kind: "added", text: other ?? "" });
      column += 1;
    }
  }
  return parts;
}

function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
