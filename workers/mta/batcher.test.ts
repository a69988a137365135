import { expect, test } from "vitest";
import { Batcher } from "./batcher";

test("calls of one moment become one batch, each with its own answer", async () => {
  const sizes: number[] = [];
  const batcher = new Batcher<number, number>({
    maxItems: 100,
    maxWaitMs: 5,
    lanes: 1,
    run: async (items) => {
      sizes.push(items.length);
      return items.map((item) => item * 2);
    },
  });
  expect(await Promise.all(Array.from({ length: 250 }, (_, item) => batcher.add(item)))).toEqual(
    Array.from({ length: 250 }, (_, item) => item * 2),
  );
  expect(sizes.toSorted((a, b) => b - a)).toEqual([100, 100, 50]);
});

test("a failed batch fails each of its calls, and the next batch runs", async () => {
  let fails = true;
  const batcher = new Batcher<string, string>({
    maxItems: 2,
    maxWaitMs: 1,
    lanes: 1,
    run: async (items) => {
      if (fails) throw new Error("down");
      return items;
    },
  });
  expect(await Promise.allSettled([batcher.add("a"), batcher.add("b")])).toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
  ]);
  fails = false;
  expect(await batcher.add("c")).toBe("c");
});
