import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "@/server/platform/errors";
import { requireStorableText } from "./require-storable-text";

const refusal = (input: unknown) => {
  try {
    requireStorableText(input);
    return null;
  } catch (error) {
    return error instanceof DomainError ? [error.key, error.details.field] : error;
  }
};

test.each([
  { input: { name: "a\0b" }, told: ["api.nulCharacter", "name"] },
  { input: { rows: [{ email: "a" }, { email: "\ud83d" }] }, told: ["api.brokenCharacter", "rows.1.email"] },
  { input: "\udc00\ud800", told: ["api.brokenCharacter", ""] },
  { input: { design: { "a\0": 1 } }, told: ["api.nulCharacter", "design"] },
  { input: { a: "\0", b: "\ud800" }, told: ["api.nulCharacter", "a"] },
  { input: { name: "髙橋 👍🏽 𠮷野家" }, told: null },
  { input: undefined, told: null },
])("$input is told as $told", ({ input, told }) => {
  expect(refusal(input)).toEqual(told);
});

test("JSON of whole characters passes, whatever its shape", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      if (!JSON.stringify(value).includes("\\u0000")) expect(refusal(value)).toBeNull();
    }),
  );
});

test("nesting deeper than a stack is looked through", () => {
  let deep: unknown = "\0";
  for (let depth = 0; depth < 200_000; depth++) deep = [deep];
  expect(refusal(deep)).toEqual(["api.nulCharacter", Array(20).fill("0").join(".")]);
});
