import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "@/server/platform/errors";
import { encodeQuotedPrintable, encodeQuotedPrintableSlot } from "./encode-quoted-printable";
import { askPython, testWithPython } from "./testing-python";

const withCrlf = (text: string) => text.replace(/\r\n|\r|\n/g, "\r\n");

/** The longhand reading of RFC 2045 §6.7. */
function decode(encoded: string): string {
  const bytes = encoded
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function expectWireSafe(encoded: string) {
  for (const line of encoded.split("\r\n")) {
    expect(line.length).toBeLessThanOrEqual(76);
    expect(line).toMatch(/^[\x20-\x7e]*$/);
    expect(line).not.toMatch(/ {2}| $|^\.|^From /);
    expect(line.replace(/=[0-9A-F]{2}/g, "")).toMatch(/^[^=]*=?$/);
  }
}

const anyText = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(" ", "  ", ".", "\t", "\r\n", "\n", "\r", "=", "From ", "飛", "😀", "a", "&<>\"'"),
        {
          maxLength: 300,
        },
      )
      .map((parts) => parts.join("")),
  )
  .filter((text) => !text.includes("\0"));

describe("encodeQuotedPrintable", () => {
  test("gives back every text, on lines of at most 76 columns, already in its DKIM relaxed form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = encodeQuotedPrintable(text).toString("latin1");
        expectWireSafe(encoded);
        expect(decode(encoded)).toBe(withCrlf(text));
      }),
      { numRuns: 500 },
    );
  });

  test("a soft break may follow any output", () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expectWireSafe(`${encodeQuotedPrintable(text).toString("latin1")}=\r\n`),
      ),
    );
  });

  test.each([
    { text: "a  b", encoded: "a=20 b" },
    { text: "end ", encoded: "end=20" },
    { text: "x \ny", encoded: "x=20\r\ny" },
    { text: ".\n.", encoded: "=2E\r\n=2E" },
    { text: "From a", encoded: "=46rom a" },
    { text: "1=2\t", encoded: "1=3D2=09" },
    { text: "é", encoded: "=C3=A9" },
    { text: "", encoded: "" },
  ])("$text is $encoded", ({ text, encoded }) => {
    expect(encodeQuotedPrintable(text).toString()).toBe(encoded);
  });

  test("refuses NUL", () => {
    expect(() => encodeQuotedPrintable("a\0b")).toThrow(DomainError);
  });
});

describe("encodeQuotedPrintableSlot", () => {
  test("any value between soft breaks leaves valid text around it", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, value, after) => {
        const filled = Buffer.concat([
          encodeQuotedPrintable(before),
          Buffer.from("=\r\n"),
          encodeQuotedPrintableSlot(value, false),
          Buffer.from("=\r\n"),
          encodeQuotedPrintable(after),
        ]).toString("latin1");
        expectWireSafe(filled);
        expect(decode(filled)).toBe(withCrlf(before) + withCrlf(value) + withCrlf(after));
      }),
    );
  });

  test("escapes the five characters of HTML, and only when asked", () => {
    const value = `<b a="1" c='2'>&`;
    expect(decode(encodeQuotedPrintableSlot(value, true).toString())).toBe(
      "&#60;b a=&#34;1&#34; c=&#39;2&#39;&#62;&#38;",
    );
    expect(decode(encodeQuotedPrintableSlot(value, false).toString())).toBe(value);
  });
});

testWithPython("quopri")("Python's quopri reads the same text", () => {
  const texts = fc.sample(anyText, 300);
  const encoded = texts.map((text) => encodeQuotedPrintable(text).toString("latin1"));
  const decoded = askPython(
    "import quopri\nresult = [quopri.decodestring(t.encode('ascii')).decode('utf-8') for t in data]",
    encoded,
  );
  expect(decoded).toEqual(texts.map((text) => withCrlf(Buffer.from(text).toString())));
});
