import { expect, test } from "vitest";
import { oneAhead } from "./one-ahead";

test("gives the same items, making one while the last is worked on", async () => {
  const log: string[] = [];
  async function* items() {
    for (const item of [1, 2, 3]) {
      log.push(`made ${item}`);
      yield item;
    }
  }
  for await (const item of oneAhead(items())) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.push(`done ${item}`);
  }
  expect(log).toEqual(["made 1", "made 2", "done 1", "made 3", "done 2", "done 3"]);
});

test("an error comes after the items before it, and leaving early closes the source", async () => {
  let isClosed = false;
  async function* items() {
    try {
      yield 1;
      throw new Error("broken");
    } finally {
      isClosed = true;
    }
  }
  const seen: number[] = [];
  const read = async () => {
    for await (const item of oneAhead(items())) seen.push(item);
  };
  await expect(read()).rejects.toThrow("broken");
  expect(seen).toEqual([1]);
  isClosed = false;
  for await (const _ of oneAhead(items())) break;
  expect(isClosed).toBe(true);
});
