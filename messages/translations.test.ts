import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";

/** Sentences by `file.key.below`, of one language. */
type Sentences = Readonly<Record<string, string>>;

const languages = ["ja", "en"] as const;

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null)
    return [[path, `not a sentence: ${JSON.stringify(value)}`]];
  return Object.entries(value).flatMap(([key, below]) =>
    flatten(below, path === "" ? key : `${path}.${key}`),
  );
}

const read = (language: (typeof languages)[number]): Sentences =>
  Object.fromEntries(
    globSync(`messages/${language}/*.json`).flatMap((file) =>
      flatten(JSON.parse(readFileSync(file, "utf8")), basename(file, ".json")),
    ),
  );

/**
 * Arguments of an ICU message; `{kind, select, mail {a mail} other {{name}}}` takes `kind` and `name`.
 * A brace opens an argument in text, and text after the name of a branch.
 */
function argumentsOf(sentence: string): string {
  const found = new Set<string>();
  const text = sentence.replace(/'[{}][^']*'/g, "");
  let at = 0;
  const readText = () => {
    while (at < text.length && text[at] !== "}") {
      if (text[at] === "{") readArgument();
      else at += 1;
    }
  };
  const readArgument = () => {
    const [whole = "", name = "", kind = ""] = /^\{\s*(\w+)\s*(?:,\s*(\w+))?/.exec(text.slice(at)) ?? [];
    if (whole === "") throw new Error(`not an ICU message: ${sentence}`);
    found.add(name);
    at += whole.length;
    const hasBranches = ["plural", "select", "selectordinal"].includes(kind);
    while (at < text.length && text[at] !== "}") {
      const opens = text[at] === "{";
      at += 1;
      if (!opens || !hasBranches) continue;
      readText();
      at += 1;
    }
    at += 1;
  };
  readText();
  return [...found].sort().join(" ");
}

/** What one language has and the other lacks, and sentences that take other arguments or say nothing. */
function differences(ja: Sentences, en: Sentences): string[] {
  const keys = [...new Set([...Object.keys(ja), ...Object.keys(en)])].sort();
  return keys.flatMap((key) => {
    const [inJa, inEn] = [ja[key], en[key]];
    if (inJa === undefined) return [`${key} is missing in ja`];
    if (inEn === undefined) return [`${key} is missing in en`];
    if (inJa.trim() === "" || inEn.trim() === "") return [`${key} says nothing`];
    if (argumentsOf(inJa) === argumentsOf(inEn)) return [];
    return [`${key} takes (${argumentsOf(inJa)}) in ja and (${argumentsOf(inEn)}) in en`];
  });
}

/** Keys that the code throws and that no file has a sentence for. */
function unwritten(sources: readonly string[], sentences: Sentences): string[] {
  const thrown = sources.flatMap((source) => [
    ...[...source.matchAll(/new DomainError\(\s*"[A-Z_]+",\s*"([\w-]+)\.([\w.-]+)"/g)].map(
      ([, noun, name]) => `${noun}.errors.${name}`,
    ),
    ...[...source.matchAll(/\bnotFound\(\s*"([\w-]+)"/g)].map(([, noun]) => `${noun}.errors.notFound`),
  ]);
  return [...new Set(thrown)].filter((key) => sentences[key] === undefined).sort();
}

test("Japanese and English say the same things, with the same arguments", () => {
  expect(differences(read("ja"), read("en"))).toEqual([]);
});

test("every error that is thrown has its sentence", () => {
  const sources = globSync("{app,db,server,workers}/**/*.{ts,tsx}")
    .filter((file) => !file.includes(".test."))
    .map((file) => readFileSync(file, "utf8"));
  expect(unwritten(sources, read("ja"))).toEqual([]);
});

test.each([
  { sentence: "{count, number}件", takes: "count" },
  { sentence: "{count, plural, =0 {none} one {# mail} other {# mails of {name}}} left", takes: "count name" },
  { sentence: "The {item, select, name {name} other {item {id}}} is '{'empty'}'", takes: "id item" },
])("$sentence takes $takes", ({ sentence, takes }) => {
  expect(argumentsOf(sentence)).toBe(takes);
});

test("a difference between the languages is seen", () => {
  const ja = { "a.one": "一 {count}", "a.two": "二", "a.three": "三", "a.five": " " };
  const en = { "a.one": "one", "a.two": "two", "a.four": "four", "a.five": "five" };
  expect(differences(ja, en)).toEqual([
    "a.five says nothing",
    "a.four is missing in ja",
    "a.one takes (count) in ja and () in en",
    "a.three is missing in en",
  ]);
});

test("an error without a sentence is seen", () => {
  const source = 'throw new DomainError(\n  "INVALID",\n  "imports.tooWide");\nthrow notFound("campaigns");';
  expect(unwritten([source], { "campaigns.errors.notFound": "…" })).toEqual(["imports.errors.tooWide"]);
});
