import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeQuotedPrintable } from "./decode-quoted-printable";
import { encodeQuotedPrintable } from "./encode-quoted-printable";

test("what was encoded comes back", () => {
  const lines = fc.array(fc.string({ unit: "grapheme" }).map((line) => line.replace(/[\r\n\0]/g, "")));
  fc.assert(
    fc.property(lines, (parts) => {
      const text = parts.map((line) => `${line.toWellFormed()}x\n`).join("");
      expect(decodeQuotedPrintable(encodeQuotedPrintable(text))).toBe(text);
    }),
  );
});

test.each([
  { encoded: "=E5=B1=B1=\r\n=E7=94=B0\r\n", text: "山田\n" },
  { encoded: "a=3Db  \r\n", text: "a=b\n" },
])("$encoded is $text", ({ encoded, text }) => {
  expect(decodeQuotedPrintable(Buffer.from(encoded))).toBe(text);
});
