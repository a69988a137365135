import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReplyParser } from "./reply-parser";

const parse = (...chunks: (string | Buffer)[]) => {
  const parser = new ReplyParser();
  const replies = [];
  let fault: string | null = null;
  for (const chunk of chunks) {
    const result = parser.push(Buffer.from(chunk));
    replies.push(...result.replies);
    fault = result.fault;
  }
  return { replies, fault };
};

describe("a reply", () => {
  test.each([
    { wire: "250 Ok\r\n", code: 250, enhanced: null, lines: ["Ok"] },
    { wire: "250\r\n", code: 250, enhanced: null, lines: [""] },
    { wire: "550 5.1.1 No such user\r\n", code: 550, enhanced: "5.1.1", lines: ["5.1.1 No such user"] },
    {
      wire: "550 #5.1.0 Address rejected\r\n",
      code: 550,
      enhanced: "5.1.0",
      lines: ["#5.1.0 Address rejected"],
    },
    { wire: "550 5.7.26\r\n", code: 550, enhanced: "5.7.26", lines: ["5.7.26"] },
    { wire: "250 1.2.3.4 is known\r\n", code: 250, enhanced: null, lines: ["1.2.3.4 is known"] },
    { wire: "550 5.1.1.9 no status\r\n", code: 550, enhanced: null, lines: ["5.1.1.9 no status"] },
    { wire: "250-first\n250 second\n", code: 250, enhanced: null, lines: ["first", "second"] },
    {
      wire: "550-first\r\n550-5.2.2 full\r\n550 end\r\n",
      code: 550,
      enhanced: "5.2.2",
      lines: ["first", "5.2.2 full", "end"],
    },
    {
      wire: "554-2.0.0 what\r\n250 the last line decides\r\n",
      code: 250,
      enhanced: "2.0.0",
      lines: ["2.0.0 what", "the last line decides"],
    },
  ])("is read from $wire", ({ wire, code, enhanced, lines }) => {
    const { replies, fault } = parse(wire);
    expect(fault).toBeNull();
    expect(replies).toEqual([
      { kind: "reply", code, enhanced, lines, text: wire.trimEnd().replaceAll("\r\n", "\n") },
    ]);
  });

  test("keeps Japanese text that the network has cut in the middle of a character", () => {
    const wire = Buffer.from("550 5.1.1 ユーザーが存在しません\r\n");
    const { replies } = parse(wire.subarray(0, 12), wire.subarray(12));
    expect(replies[0]?.text).toBe("550 5.1.1 ユーザーが存在しません");
  });

  test("has no NUL, which a database would refuse", () => {
    expect(parse("550 a\0b\r\n").replies[0]?.text).toBe("550 a\ufffdb");
  });

  test("is kept up to 1,000 characters, and no character is cut in two", () => {
    const { replies } = parse(`550 ${"x".repeat(995)}😀😀\r\n`);
    expect(replies[0]?.text).toBe(`550 ${"x".repeat(995)}`);
  });
});

describe("a stream that cannot be trusted", () => {
  test.each([
    { name: "a line above 2 KB", wire: `250 ${"x".repeat(2045)}\r\n` },
    { name: "an endless line", wire: "x".repeat(2049) },
    { name: "65 lines", wire: `${"250-x\r\n".repeat(64)}250 x\r\n` },
    { name: "no code", wire: "hello\r\n" },
    { name: "a code of two digits", wire: "25 x\r\n" },
    { name: "a code out of range", wire: "650 x\r\n" },
    { name: "a code without a separator", wire: "250x\r\n" },
  ])("is told by $name, and nothing is read after it", ({ wire }) => {
    const { replies, fault } = parse(wire, "250 Ok\r\n");
    expect(fault).not.toBeNull();
    expect(replies).toEqual([]);
  });

  test("is not told by a line of 2 KB or by 64 lines", () => {
    expect(parse(`250 ${"x".repeat(2044)}\r\n`).fault).toBeNull();
    expect(parse(`${"250-x\r\n".repeat(63)}250 x\r\n`).replies[0]?.lines).toHaveLength(64);
  });
});

test("replies are the same however the network cuts them", () => {
  const line = fc
    .string({ unit: fc.constantFrom("a", "é", "5.1.1 ", "日", "-", " ") })
    .map((text) => text.slice(0, 60));
  const reply = fc.tuple(fc.integer({ min: 200, max: 599 }), fc.array(line, { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 5 }), fc.array(fc.nat(400)), (replies, cuts) => {
      const wire = Buffer.from(
        replies
          .map(([code, lines]) =>
            lines.map((text, at) => `${code}${at === lines.length - 1 ? " " : "-"}${text}\r\n`).join(""),
          )
          .join(""),
      );
      const at = [0, ...cuts.map((cut) => cut % (wire.length + 1)).sort((a, b) => a - b), wire.length];
      const chunks = at.slice(1).map((end, index) => wire.subarray(at[index], end));
      const parsed = parse(...chunks);
      expect(parsed.fault).toBeNull();
      expect(parsed.replies.map(({ code, lines }) => [code, lines])).toEqual(replies);
    }),
  );
});
