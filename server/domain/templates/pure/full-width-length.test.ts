import { expect, test } from "vitest";
import { fullWidthLength } from "./full-width-length";

test.each([
  { text: "", length: 0 },
  { text: "abc d", length: 2.5 },
  { text: "お知らせ", length: 4 },
  { text: "ｱｲｳ", length: 1.5 },
  { text: "ＡＢＣ１", length: 4 },
  { text: "【重要】", length: 4 },
  { text: "が", length: 1 },
  { text: "𠮷髙", length: 2 },
  { text: "👨‍👩‍👧‍👦❤️", length: 2 },
  { text: "½", length: 0.5 },
])("$text counts $length", ({ text, length }) => expect(fullWidthLength(text)).toBe(length));
