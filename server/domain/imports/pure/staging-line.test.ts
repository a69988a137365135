import fc from "fast-check";
import { expect, test } from "vitest";
import { copyText } from "./staging-line";

/** As PostgreSQL reads its own format: backslash escapes, and nothing else. */
const plain = (text: string) =>
  text.replace(
    /\\(.)/gs,
    (_, letter: string) => ({ t: "\t", n: "\n", r: "\r", b: "\b", v: "\v", f: "\f" })[letter] ?? letter,
  );

test.each([
  { text: "a\tb", copied: "a\\tb" },
  { text: "\\.", copied: "\\\\." },
  { text: "\\N", copied: "\\\\N" },
  { text: "a\0b", copied: "ab" },
])("$copied", ({ text, copied }) => {
  expect(copyText(text)).toBe(copied);
});

test("any text is one column of one row, and reads as it was", () => {
  const wild = fc.string({
    unit: fc.constantFrom("\\", "\t", "\n", "\r", "\b", "\v", "\f", "N", ".", "t", "あ", "😀"),
  });
  fc.assert(
    fc.property(wild, (text) => {
      const copied = copyText(text);
      expect(copied).not.toMatch(/[\t\n\r]/);
      expect(copied === "\\." || copied === "\\N").toBe(false);
      expect(plain(copied)).toBe(text);
    }),
  );
});
