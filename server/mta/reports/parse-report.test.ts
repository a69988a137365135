import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "@/server/platform/errors";
import { bounceAction } from "./bounce-report";
import { parseReport } from "./parse-report";

const folder = join(import.meta.dirname, "fixtures");
const mails = readdirSync(folder).filter((name) => name.endsWith(".eml"));
const read = (name: string) => readFileSync(join(folder, name));

type Expected = { reason: string; hard: boolean; feedback?: string };
const expected: Record<string, Expected[]> = JSON.parse(read("expected.json").toString("utf8"));

/** What sisimai's reason asks of us, in our words. */
function wanted(name: string): string {
  const rows = expected[name] ?? [];
  if (rows.length === 0) return "ignore";
  const actions = rows.map((row) => {
    if (row.reason === "feedback") return "complaint";
    if (row.reason === "vacation" || row.reason === "delivered") return "ignore";
    return row.hard ? "suppress" : "retry";
  });
  return [...new Set(actions)].sort().join(" and ");
}

function found(name: string): string {
  const report = parseReport(read(name));
  if (report.kind === "arf") return "complaint";
  if (report.kind !== "dsn") return "ignore";
  return [...new Set(report.recipients.map(bounceAction))].sort().join(" and ");
}

/** Where we differ from sisimai on purpose, and why. */
const differences: Record<string, string> = {
  "lhost-courier-02.eml": "it calls every 'unknown user' without a known stage filtered",
  "lhost-exim-30.eml": "5.7.1 access denied is a refusal of us",
  "lhost-fml-02.eml": "a mailing list's answer to a post, no bounce",
  "lhost-fml-03.eml": "a mailing list's loop alert, no bounce",
  "lhost-messagingserver-06.eml": "user unknown is user unknown, filtered or not",
  "lhost-mfilter-03.eml": "no such user is no such user",
  "lhost-postfix-05.eml": "a 4xx never kills an address",
  "lhost-postfix-07.eml": "user unknown is user unknown",
  "lhost-receivingses-01.eml": "5.1.1 mailbox does not exist is a dead address",
  "lhost-receivingses-02.eml": "5.1.1 mailbox does not exist is a dead address",
  "lhost-surfcontrol-01.eml": "no such user is no such user",
  "lhost-trendmicro-03.eml": "the reply is in a bounce inside the bounce",
  "lhost-x1-02.eml": "user unknown is user unknown",
  "rfc3464-42.eml": "'does not exist' is a dead address",
  "arf-26.eml": "an unsubscribe mail has an address of its own",
};

describe("real bounces", () => {
  test("the sample is there", () => expect(mails.length).toBeGreaterThanOrEqual(60));

  test.each(mails.filter((name) => differences[name] === undefined))("%s", (name) => {
    expect(found(name)).toBe(wanted(name));
  });

  test("a difference that is listed is a difference", () => {
    const listed = mails.filter((name) => differences[name] !== undefined);
    expect(listed.filter((name) => found(name) === wanted(name))).toEqual([]);
  });

  // Of the whole set, 149 of 156 well-formed ones agree and 296 of all 312.
  test("of the well-formed ones at least 9 in 10 agree with sisimai, the differences counted against us", () => {
    const wellFormed = mails.filter((name) => {
      const report = parseReport(read(name));
      return report.kind === "dsn" && report.wellFormed;
    });
    const agreeing = wellFormed.filter((name) => found(name) === wanted(name));
    expect(wellFormed.length).toBeGreaterThan(25);
    expect(agreeing.length / wellFormed.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe("a DSN", () => {
  test("names each recipient, its reply and our message", () => {
    const report = parseReport(read("lhost-yandex-02.eml"));
    if (report.kind !== "dsn") throw new Error("no bounce");
    expect(report.recipients.map(({ address, status, action }) => ({ address, status, action }))).toEqual([
      { address: "mikeneko@example.jp", status: "5.2.1", action: "failed" },
      { address: "sabineko@example.jp", status: "5.2.2", action: "failed" },
    ]);
    expect(report.recipients.map((recipient) => recipient.reply.code)).toEqual([550, 550]);
    expect(report.original?.messageId).toMatch(/^<.+@.+>$/);
  });

  test("of a docomo handset setting, found only after DATA, does not suppress", () => {
    const report = parseReport(read("rhost-nttdocomo-02.eml"));
    if (report.kind !== "dsn") throw new Error("no bounce");
    expect(report.recipients[0]).toMatchObject({
      reply: { code: 550, stage: "dot" },
      verdict: { class: "policy", suppress: false },
    });
  });
});

describe("a feedback report", () => {
  test("of abuse is a complaint with the original's headers", () => {
    const report = parseReport(read("arf-01.eml"));
    expect(report).toMatchObject({ kind: "arf", feedbackType: "abuse", complaint: true });
  });
  test("of failed authentication is no complaint", () => {
    expect(parseReport(read("arf-19.eml"))).toMatchObject({
      kind: "arf",
      feedbackType: "auth-failure",
      complaint: false,
    });
  });
  test("in Microsoft's own shape is a complaint by its recipient", () => {
    expect(parseReport(read("arf-24.eml"))).toMatchObject({
      kind: "arf",
      complaint: true,
      recipients: ["kijitora@example.com"],
    });
  });
});

describe("other mail", () => {
  test.each([
    { header: "Auto-Submitted: auto-replied", kind: "auto-reply" },
    { header: "Subject: =?utf-8?B?5LiN5Zyo?=\r\nX-Autoreply: yes", kind: "auto-reply" },
    { header: "Subject: Out of office: back on Monday", kind: "auto-reply" },
    { header: "Subject: I could not read your mail, 550 pages!", kind: "other" },
  ])("$header is $kind", ({ header, kind }) => {
    const mail = `From: Taro <taro@example.jp>\r\nTo: b.1@bounce.test\r\n${header}\r\n\r\nuser unknown 550 5.1.1 <x@example.jp>\r\n`;
    expect(parseReport(Buffer.from(mail)).kind).toBe(kind);
  });
});

describe("a hostile mail", () => {
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join("");
  test.each([
    { name: "of 6 MB", mail: () => "a".repeat(6 * 1024 * 1024), key: "intake.mailTooLarge" },
    { name: "of 1,000 levels", mail: () => nested(1_000), key: "intake.nestedTooDeep" },
    {
      name: "of 10,000 parts",
      mail: () => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nx\r\n".repeat(10_000)}`,
      key: "intake.tooManyParts",
    },
    {
      name: "of 10,000 headers",
      mail: () => `${"X-A: b\r\n".repeat(10_000)}\r\n`,
      key: "intake.tooManyHeaders",
    },
  ])("$name is refused as $key at once", ({ mail, key }) => {
    const bytes = Buffer.from(mail());
    const started = performance.now();
    expect(() => parseReport(bytes)).toThrow(expect.objectContaining({ code: "TOO_LARGE", key }));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test.each([
    { name: "one long line", body: () => "a".repeat(5_000_000) },
    { name: "many addresses", body: () => "<a@b.example> ".repeat(300_000) },
    { name: "many equals signs", body: () => "=".repeat(5_000_000) },
    { name: "many angle brackets", body: () => "<".repeat(5_000_000) },
    { name: "many blank lines", body: () => "\n".repeat(5_000_000) },
    { name: "many near-boundaries", body: () => "--bx\n".repeat(900_000) },
    { name: "many short recipients", body: () => "a@b.jp\n".repeat(700_000) },
  ])("with $name is read in under 2 s", ({ body }) => {
    for (const type of ["text/plain", "text/html", "multipart/report; boundary=b"]) {
      const head = `From: mailer-daemon@example.jp\nContent-Type: ${type}\nContent-Transfer-Encoding: quoted-printable\n\n`;
      const started = performance.now();
      parseReport(Buffer.from((head + body()).slice(0, 5_200_000)));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  test("made by changing bytes of a real one is read or refused, never worse", () => {
    const originals = mails.slice(0, 20).map(read);
    const change = fc.record({
      mail: fc.constantFrom(...originals),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 40 }),
    });
    fc.assert(
      fc.property(change, ({ mail, at, bytes }) => {
        const changed = Buffer.from(mail);
        changed.set(bytes, Math.min(at % changed.length, Math.max(0, changed.length - bytes.length)));
        try {
          expect(["dsn", "arf", "auto-reply", "other"]).toContain(parseReport(changed).kind);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
