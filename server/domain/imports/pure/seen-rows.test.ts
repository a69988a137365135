import fc from "fast-check";
import { expect, test } from "vitest";
import { makeSeenRows } from "./seen-rows";

test("names the first row of each key, like a map", () => {
  const keys = fc.array(fc.oneof(fc.constantFrom("a", "b", "", "あ"), fc.string({ maxLength: 4 })), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(keys, (given) => {
      const [seen, map] = [makeSeenRows(), new Map<string, number>()];
      for (const [no, key] of given.entries()) {
        expect(seen.firstRowOf(key, no + 1)).toBe(map.get(key) ?? null);
        if (!map.has(key)) map.set(key, no + 1);
      }
    }),
  );
});

test("still knows every key after it has grown", () => {
  const seen = makeSeenRows();
  for (let row = 1; row <= 50_000; row++) expect(seen.firstRowOf(`user${row}@example.jp`, row)).toBeNull();
  for (const row of [1, 2_048, 4_097, 49_999])
    expect(seen.firstRowOf(`user${row}@example.jp`, 60_000)).toBe(row);
});
