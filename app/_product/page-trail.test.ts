import { expect, test } from "vitest";
import { neighbours, readTrail } from "@/app/_product/page-trail";

const open = (href: string | undefined) => {
  const query = new URLSearchParams(href?.split("?")[1]);
  return readTrail({ cursor: query.get("cursor") ?? undefined, before: query.get("before") ?? undefined });
};
const kept = { q: "新茶", view: undefined };

test("from the first page to the third and back, by the same addresses", () => {
  const start = readTrail({});
  const { nextHref: second, previousHref } = neighbours("/c", kept, start, "two");
  expect(previousHref).toBeUndefined();
  const { nextHref: third, previousHref: backToFirst } = neighbours("/c", kept, open(second), "three");
  expect(backToFirst).toBe("/c?q=%E6%96%B0%E8%8C%B6");
  expect(open(third)).toEqual({ cursor: "three", before: ["-", "two"] });
  const last = neighbours("/c", kept, open(third), null);
  expect(last).toEqual({ nextHref: undefined, previousHref: second });
});

test("a cursor without a trail leads back to the first page", () => {
  expect(neighbours("/c", {}, readTrail({ cursor: "x" }), null).previousHref).toBe("/c");
});

test("a long trail stays short enough for an address", () => {
  const before = Array.from({ length: 40 }, (_, no) => `cursor${no}`);
  const { nextHref } = neighbours("/c", {}, { cursor: "now", before }, "next");
  expect(open(nextHref).before).toHaveLength(15);
});
