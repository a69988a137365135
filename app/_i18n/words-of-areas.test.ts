import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { type Area, sharedWords, wordsOfAreas } from "@/app/_i18n/words-of-areas";
import { wordsUsed } from "@/app/_i18n/words-used";

/** The areas of the layouts around a file, and its own. */
function areasOf(file: string): Area[] {
  const areas: Area[] = [];
  const folders = dirname(file).split("/");
  const around = folders.map((_, depth) => `${folders.slice(0, depth + 1).join("/")}/layout.tsx`);
  const places = new Set([...around, file]);
  for (const place of globSync("app/**/{layout,page}.tsx"))
    if (places.has(place))
      for (const [, area] of readFileSync(place, "utf8").matchAll(/(?:withWords\(|area=)"(\w+)"/g))
        areas.push(area as Area);
  return areas;
}

const covers = (paths: readonly string[], used: string) =>
  paths.some((path) => used === path || used.startsWith(`${path}.`));
const files = globSync("app/**/{page,layout,loading,error,not-found}.tsx");
const pages = files.map((file) => ({ file, areas: areasOf(file), used: wordsUsed(file) }));

test("the words that a page's client components use are sent with it", () => {
  expect(pages.length).toBeGreaterThan(40);
  const missing = pages.flatMap(({ file, areas, used }) => {
    const sent = [...sharedWords, ...areas.flatMap((area) => wordsOfAreas[area])];
    // Keys that are data name errors: of imports, so far.
    const isSent = (path: string) => (path === "*" ? areas.includes("imports") : covers(sent, path));
    return used.filter((path) => !isSent(path)).map((path) => `${file}: ${path}`);
  });
  expect(missing).toEqual([]);
});

test("no area sends words that none of its pages uses", () => {
  const idle = Object.entries(wordsOfAreas).flatMap(([area, paths]) => {
    const used = pages.filter((page) => page.areas.includes(area as Area)).flatMap((page) => page.used);
    return paths
      .filter((path) => !path.endsWith(".errors") || area !== "imports")
      .filter((path) => !used.some((one) => covers([path], one) || covers([one], path)))
      .map((path) => `${area}: ${path}`);
  });
  expect(idle).toEqual([]);
});

test("every path leads to words, in both languages", () => {
  const paths = [...sharedWords, ...Object.values(wordsOfAreas).flat()];
  for (const language of ["ja", "en"])
    for (const path of paths) {
      const [noun = "", ...rest] = path.split(".");
      let words: unknown = JSON.parse(readFileSync(`messages/${language}/${noun}.json`, "utf8"));
      for (const name of rest) words = (words as Record<string, unknown>)[name];
      expect(words, `${language} ${path}`).toBeDefined();
    }
});
