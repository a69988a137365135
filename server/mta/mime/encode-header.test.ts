import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeHeader, encodeStructuredHeader } from "./encode-header";
import { askPython, testWithPython } from "./testing-python";

const singleLine = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.string({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(" ", "飛脚", "a", "word", "=?", "?=", "_", "😀", "が", "x".repeat(80)), {
        maxLength: 60,
      })
      .map((parts) => parts.join("")),
  )
  .filter((text) => !/[\r\n\0]/.test(text));
const names = fc.constantFrom("Subject", "X-A", "List-Id", `X-${"N".repeat(46)}`);

function decodeWords(folded: string): string {
  const unfolded = folded.replace(/\r\n/g, "");
  if (!unfolded.startsWith("=?UTF-8?")) return unfolded;
  return unfolded
    .split(" ")
    .map((word) => {
      const [, encoding, content = ""] = /^=\?UTF-8\?([BQ])\?([^ ?]*)\?=$/.exec(word) ?? [];
      const bytes =
        encoding === "B"
          ? Buffer.from(content, "base64")
          : Buffer.from(
              content
                .replace(/_/g, " ")
                .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              "latin1",
            );
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    })
    .join("");
}

describe("encodeHeader", () => {
  test("every word holds whole characters and every line at most 76 columns", () => {
    fc.assert(
      fc.property(names, singleLine, (name, text) => {
        const [, value] = encodeHeader(name, text);
        for (const line of `${name}: ${value}`.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
        for (const line of value.split("\r\n ")) expect(line).toMatch(/^[\x20-\x7e]*$/);
        if (value !== "") expect(value).not.toMatch(/(^|\r\n) *(\r\n|$)/);
        expect(decodeWords(value)).toBe(Buffer.from(text).toString());
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { text: "Hello, world", value: "Hello, world" },
    { text: "the café menu", value: "=?UTF-8?Q?the_caf=C3=A9_menu?=" },
    { text: "春の便り", value: "=?UTF-8?B?5pil44Gu5L6/44KK?=" },
    { text: "=?UTF-8?Q?x?=", value: "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=" },
  ])("$text", ({ text, value }) => {
    expect(encodeHeader("Subject", text)).toEqual(["Subject", value]);
  });

  test.each(["a\r\nBcc: evil@x.example", "a\nb", "a\rb", "a\0b"])("refuses %j", (text) => {
    expect(() => encodeHeader("Subject", text)).toThrow("mime.lineBreakInHeader");
    expect(() => encodeStructuredHeader("Reply-To", text)).toThrow("mime.lineBreakInHeader");
  });

  test.each(["", "X Y", "X:", "Bcc\r\nX", "é", "N".repeat(49)])("refuses the name %j", (name) => {
    expect(() => encodeHeader(name, "x")).toThrow("mime.headerNameNotValid");
  });
});

describe("encodeStructuredHeader", () => {
  test("folds at spaces and leaves a long word whole", () => {
    const url = `<https://track.example.test/u/${"t".repeat(200)}>,`;
    expect(encodeStructuredHeader("List-Unsubscribe", `${url} <mailto:u@example.test>`)).toEqual([
      "List-Unsubscribe",
      `${url}\r\n <mailto:u@example.test>`,
    ]);
  });

  test("refuses what is not ASCII or cannot fit on a line", () => {
    expect(() => encodeStructuredHeader("Message-ID", "<é@example.test>")).toThrow("mime.headerNotAscii");
    expect(() => encodeStructuredHeader("X-Long", "x".repeat(990))).toThrow("mime.headerTooLong");
  });
});

testWithPython("email")("Python's email reads back each subject", () => {
  // Python's parser also breaks lines at \v, \f and U+0085–2029, and strips the ends: outside what is compared here.
  const texts = fc.sample(singleLine, 400).filter((text) => !/[\p{Cc}\u2028\u2029]|^\s|\s$|^$/u.test(text));
  const messages = texts.map((text) => {
    const [name, value] = encodeHeader("Subject", text);
    return `${name}: ${value}\r\n\r\n`;
  });
  const subjects = askPython(
    "import email, email.policy\nresult = [str(email.message_from_string(m, policy=email.policy.default)['subject']) for m in data]",
    messages,
  );
  expect(subjects).toEqual(texts.map((text) => Buffer.from(text).toString()));
});
