import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Source = { imports: readonly string[]; paths: readonly string[]; isClient: boolean };
const sources = new Map<string, Source>();

const importing = /(?:^|\n)(?:import|export)(?!\s+type\b)[^"';]*?\sfrom\s+"([^"]+)"|import\("([^"]+)"\)/g;
const hooking = /const\s+(\w+)\s*=\s*useTranslations\(\s*(?:"([^"]*)"|`([^`$]*)\.\$\{[^`]*`|)\s*,?\s*\)/g;
/** All words: keys are made of data. */
const anything = "*";

function resolveImport(from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? join(dirname(from), specifier)
      : null;
  if (base === null) return null;
  return [".ts", ".tsx"].map((ending) => base + ending).find((file) => existsSync(file)) ?? null;
}

/** One by one when each use of the hook's function is `t("key")`; else the whole namespace. */
function keysOf(text: string, hook: string, namespace: string): string[] {
  const calls = [...text.matchAll(new RegExp(`(?<![\\w.])${hook}(?:\\.rich)?\\(\\s*"([\\w.-]+)"`, "g"))];
  // Its declaration, and every other place where it stands as a word of code.
  const places = [...text.matchAll(new RegExp(`(?<![\\w.])${hook}\\b`, "g"))];
  return places.length === calls.length + 1 ? calls.map(([, key]) => `${namespace}.${key}`) : [namespace];
}

function read(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(importing)].flatMap(([, named, dynamic]) => {
    const found = resolveImport(file, named ?? dynamic ?? "");
    return found?.startsWith("app/") ? [found] : [];
  });
  const hooks = [...text.matchAll(hooking)];
  const paths = hooks.flatMap(([, hook = "", literal, group]) =>
    literal === undefined ? [group ?? anything] : keysOf(text, hook, literal),
  );
  // A hook that is written in another way cannot be read here.
  if (text.split("= useTranslations(").length - 1 !== hooks.length) paths.push(anything);
  const source = { imports, paths, isClient: /^"use client"/.test(text) };
  sources.set(file, source);
  return source;
}

/**
 * Paths of the words that client components use which a file leads to by its imports, itself included. What a file on the
 * way to no `"use client"` uses is the server's alone.
 *
 * @param entry such as `app/(auth)/sign-in/page.tsx`
 * @returns sorted; `*` where keys are made of data
 */
export function wordsUsed(entry: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const left = [{ file: entry, isClient: false }];
  for (let at = left.pop(); at; at = left.pop()) {
    const { imports, paths, ...source } = read(at.file);
    const isClient = at.isClient || source.isClient;
    if (seen.has(`${at.file}${isClient}`)) continue;
    seen.add(`${at.file}${isClient}`);
    if (isClient) for (const path of paths) found.add(path);
    for (const file of imports) left.push({ file, isClient });
  }
  return [...found].sort();
}
