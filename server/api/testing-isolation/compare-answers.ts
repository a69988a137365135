import type { Answer } from "./ask-door";

/** Differ with every request, whoever asks. */
const passing = /^(ratelimit.*|retry-after|date|x-request-id|content-length|idempotent-replayed)$/;
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g;

/** An answer as lines that can be compared: without the words that were sent, ids and times. */
function linesOf({ status, headers, body }: Answer, sent: readonly string[]): Map<string, string> {
  const plain = (text: string) =>
    sent
      .reduce((rest, word) => (word === "" ? rest : rest.replaceAll(word, "<sent>")), text)
      .replaceAll(uuid, "<id>")
      .replaceAll(instant, "<at>");
  const lines = new Map([["status", String(status)]]);
  for (const [name, value] of Object.entries(headers))
    if (!passing.test(name)) lines.set(`header ${name}`, plain(value));
  const add = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) lines.set(path, plain(String(value)));
    else for (const [name, inner] of Object.entries(value)) add(inner, `${path}.${name}`);
  };
  try {
    add(JSON.parse(body), "body");
  } catch {
    lines.set("body", plain(body));
  }
  return lines;
}

/** Lines in which two answers differ. @param except lines that do not count */
function differing(a: Map<string, string>, b: Map<string, string>, except: ReadonlySet<string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (line) => !except.has(line) && a.get(line) !== b.get(line),
  );
}

/**
 * What an answer about another's id tells that an answer about an id of nobody does not.
 *
 * @param again asks once more about nobody's id: what differs between those two answers passes by itself, and after a change both are
 *   asked of the same state
 * @returns the lines that differ, `status: 404 → 403`
 */
export async function differences(
  unknown: { answer: Answer; sent: readonly string[] },
  foreign: { answer: Answer; sent: readonly string[] },
  again: () => Promise<{ answer: Answer; sent: readonly string[] }>,
): Promise<string[]> {
  const [before, asked] = [linesOf(unknown.answer, unknown.sent), linesOf(foreign.answer, foreign.sent)];
  if (differing(before, asked, new Set()).length === 0) return [];
  const { answer, sent } = await again();
  const after = linesOf(answer, sent);
  const volatile = new Set(differing(before, after, new Set()));
  const stays = differing(after, asked, new Set());
  if (stays.length === 0) return [];
  // A status that passes by itself is none: then the answer must be the one of before or that of after.
  const told = volatile.has("status") ? stays : stays.filter((line) => !volatile.has(line));
  return told.map((line) => `${line}: ${after.get(line) ?? "–"} → ${asked.get(line) ?? "–"}`);
}
