import { expect, test } from "vitest";
import { halfWidth } from "@/app/_ui/half-width";

test.each([
  { typed: "ｔａｎａｋａ＠ｇｍａｉｌ．ｃｏｍ", kept: "tanaka@gmail.com" },
  { typed: "４０７１２３", kept: "407123" },
  { typed: "山田　太郎", kept: "山田 太郎" },
  { typed: "ヤマダ ﾔﾏﾀﾞ 〜", kept: "ヤマダ ﾔﾏﾀﾞ 〜" },
])("$typed becomes $kept", ({ typed, kept }) => {
  expect(halfWidth(typed)).toBe(kept);
});
