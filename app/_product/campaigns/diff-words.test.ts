import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines, diffWords } from "@/app/_product/campaigns/diff-words";

const side = (parts: readonly { kind: string; text: string }[], other: "removed" | "added") =>
  parts
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join("");

test("a changed date is struck and replaced, the rest of the sentence stays", () => {
  expect(diffWords("ご予約は7月19日まで。", "ご予約は7月20日まで。")).toEqual([
    { kind: "same", text: "ご予約は7月" },
    { kind: "removed", text: "19" },
    { kind: "added", text: "20" },
    { kind: "same", text: "日まで。" },
  ]);
});

test("texts with little in common stand whole, one after the other", () => {
  expect(diffWords("山田様へ、水出し煎茶のご案内", "今年の一番を水でどうぞ").map(({ kind }) => kind)).toEqual(
    ["removed", "added"],
  );
});

test("both versions can be read out of the parts", () => {
  const text = fc.array(fc.constantFrom("新茶", "を", "7月", "。", " ", "sale"), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before.join(""), after.join(""));
      expect(side(parts, "added")).toBe(before.join(""));
      expect(side(parts, "removed")).toBe(after.join(""));
    }),
  );
});

test("of a long text only the places that changed are shown", () => {
  const lines = Array.from({ length: 500 }, (_, no) => `${no}行目`);
  const after = lines.with(250, "新しい行").concat("終わり");
  expect(diffLines(lines.join("\n"), after.join("\n"))).toHaveLength(2);
});

test("texts that have nothing in common are shown whole within a second", () => {
  const before = "あ。".repeat(4_000);
  const after = "い！".repeat(4_000);
  expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

test("the same text differs nowhere", () => {
  expect(diffLines("一行\n\n二行 \n", "一行\n\n二行\n")).toEqual([]);
});
