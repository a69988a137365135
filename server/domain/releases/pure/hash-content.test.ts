import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, hashContent } from "./hash-content";

test("order of keys and a trip through JSON change nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).reverse());
      expect(hashContent(turned)).toBe(hashContent(content));
      expect(hashContent(JSON.parse(JSON.stringify(content)))).toBe(hashContent(content));
    }),
  );
});

test("any other value has another hash", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      fc.pre(canonicalJson(one) !== canonicalJson(other));
      expect(hashContent(one)).not.toBe(hashContent(other));
    }),
  );
});

test("a boundary between values cannot be moved", () => {
  expect(hashContent(["ab", "c"])).not.toBe(hashContent(["a", "bc"]));
  expect(hashContent({ a: "1" })).not.toBe(hashContent({ a: 1 }));
});
