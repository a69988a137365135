import { describe, expect, test } from "vitest";
import { encodeHeader, encodeStructuredHeader } from "./encode-header";
import { encodeQuotedPrintable } from "./encode-quoted-printable";
import { formatAddress } from "./format-address";
import { formatDate } from "./format-date";
import { makeBoundary } from "./make-boundary";
import { askPython, testWithPython } from "./testing-python";
import { writeMessage } from "./write-message";

describe("writeMessage", () => {
  test("signatures, headers in order, an empty line, the body, one CRLF at the end", () => {
    const written = writeMessage(
      [
        ["A", "1"],
        ["B", "2\r\n 3"],
      ],
      Buffer.from("x"),
      ["DKIM-Signature: v=1\r\n"],
    );
    expect(written.toString()).toBe("DKIM-Signature: v=1\r\nA: 1\r\nB: 2\r\n 3\r\n\r\nx\r\n");
    expect(writeMessage([["A", "1"]], Buffer.from("x\r\n")).toString()).toBe("A: 1\r\n\r\nx\r\n");
  });

  test.each([
    ["Subject", "a\r\nBcc: evil@x.example"],
    ["Subject", "a\nb"],
    ["Subject", "a\r\n \r\n\r\nbody"],
    ["Subject", "é"],
    ["Subject", "a\r\n"],
    ["Subject", "x".repeat(999)],
    ["Sub ject", "a"],
    ["Bcc: x\r\nSubject", "a"],
  ])("refuses the header %j: %j", (name, value) => {
    expect(() => writeMessage([[name, value]], Buffer.alloc(0))).toThrow("mime.headerNotValid");
  });

  test.each([
    "a\n.\nb",
    "a\r.\r\n",
    "é",
    "a\0",
    "x".repeat(999),
    `${"x".repeat(999)}\r\n`,
    "a\r",
    "\nb\r\n",
    "a\rb\r\n",
    "a\n\r",
  ])("refuses the body %j", (body) => {
    expect(() => writeMessage([["A", "1"]], Buffer.from(body))).toThrow("mime.bodyNotSevenBit");
  });
});

describe("formatDate", () => {
  test.each([
    { minutes: 0, written: "Fri, 31 Jan 2025 01:00:05 +0000" },
    { minutes: 540, written: "Fri, 31 Jan 2025 10:00:05 +0900" },
    { minutes: -210, written: "Thu, 30 Jan 2025 21:30:05 -0330" },
  ])("at $minutes min it is $written", ({ minutes, written }) => {
    expect(formatDate(new Date("2025-01-31T01:00:05Z"), minutes)).toBe(written);
  });

  test("refuses what is no date", () => {
    expect(() => formatDate(new Date(Number.NaN))).toThrow("mime.dateNotValid");
  });
});

test("a boundary is its seed's own, and no quoted-printable text can hold it", () => {
  expect(makeBoundary("a")).toBe(makeBoundary("a"));
  expect(makeBoundary("a")).not.toBe(makeBoundary("b"));
  expect(encodeQuotedPrintable(makeBoundary("a")).toString()).not.toContain("=_");
});

testWithPython("email")("Python's email reads a whole message without a defect", () => {
  const boundary = makeBoundary("m1");
  const part = (type: string, text: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encodeQuotedPrintable(text)}\r\n`;
  const body = `${part("text/plain", "山田 様\n.\nFrom here\n")}${part("text/html", "<p>山田 様</p>")}--${boundary}--\r\n`;
  const message = writeMessage(
    [
      encodeStructuredHeader("From", formatAddress({ name: "飛脚ストア", address: "news@shop.example" })),
      encodeStructuredHeader("To", formatAddress({ name: "山田 太郎 様", address: "taro@example.test" })),
      encodeHeader("Subject", "春のお便り：新しい便箋と、😀送料無料のお知らせ（本日かぎり）です"),
      encodeStructuredHeader("Date", formatDate(new Date("2025-01-31T01:00:05Z"), 540)),
      encodeStructuredHeader("MIME-Version", "1.0"),
      encodeStructuredHeader("Content-Type", `multipart/alternative; boundary="${boundary}"`),
    ],
    Buffer.from(body),
  );
  const read = askPython(
    `import email, email.policy
m = email.message_from_string(data, policy=email.policy.default)
parts = list(m.iter_parts())
result = [m['subject'], m['date'].datetime.isoformat(), m['to'].addresses[0].display_name,
  [str(d) for d in m.defects], [p.get_content().replace('\\r\\n', '\\n') for p in parts], [p.get_content_type() for p in parts]]`,
    message.toString("latin1"),
  );
  expect(read).toEqual([
    "春のお便り：新しい便箋と、😀送料無料のお知らせ（本日かぎり）です",
    "2025-01-31T10:00:05+09:00",
    "山田 太郎 様",
    [],
    ["山田 様\n.\nFrom here\n", "<p>山田 様</p>"],
    ["text/plain", "text/html"],
  ]);
});
