import { expect, test } from "vitest";
import { mergeWords, pickWords } from "@/app/_i18n/pick-words";

const words = { a: { b: { c: "1", d: "2" }, e: "3" }, f: { g: "4" } };

test.each([
  { paths: ["a.b.c"], picked: { a: { b: { c: "1" } } } },
  { paths: ["a.b.d", "a.e", "f"], picked: { a: { b: { d: "2" }, e: "3" }, f: { g: "4" } } },
  { paths: ["a.x", "a.e.y", "z"], picked: {} },
])("$paths picks $picked", ({ paths, picked }) => {
  expect(pickWords(words, paths)).toEqual(picked);
});

test("words are added group by group, and neither side is changed", () => {
  const one = { a: { b: "1" } };
  expect(mergeWords(one, { a: { c: "2" }, d: "3" })).toEqual({ a: { b: "1", c: "2" }, d: "3" });
  expect(one).toEqual({ a: { b: "1" } });
});
