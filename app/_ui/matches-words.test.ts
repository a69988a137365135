import { expect, test } from "vitest";
import { matchesWords } from "@/app/_ui/matches-words";

const names = ["セグメントを作成", "せぐめんと segumento segment"];

test.each([
  { typed: "セグ", found: true },
  { typed: "せぐ", found: true },
  { typed: "ｓｅｇｕ", found: true },
  { typed: "SEG 作成", found: true },
  { typed: "ｾｸﾞ", found: true },
  { typed: "", found: true },
  { typed: "配信", found: false },
])("$typed finds it: $found", ({ typed, found }) => {
  expect(matchesWords(typed, names)).toBe(found);
});
