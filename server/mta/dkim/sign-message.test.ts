import { createHash, createPublicKey, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { encodeHeader, encodeStructuredHeader } from "@/server/mta/mime/encode-header";
import { encodeQuotedPrintable } from "@/server/mta/mime/encode-quoted-printable";
import { formatAddress } from "@/server/mta/mime/format-address";
import { formatDate } from "@/server/mta/mime/format-date";
import type { MailHeader } from "@/server/mta/mime/mail-header";
import { writeMessage } from "@/server/mta/mime/write-message";
import { type GeneratedDkimKey, generateDkimKey } from "./generate-dkim-key";
import { type DkimKey, importDkimKey } from "./import-dkim-key";
import { signMessage } from "./sign-message";
import { judgeWithDkimpy, testWithDkimpy } from "./testing-dkimpy";

const at = new Date();
const week = 7 * 86_400;
const headers: readonly MailHeader[] = [
  encodeStructuredHeader("From", formatAddress({ name: "飛脚ストア", address: "news@shop.example" })),
  encodeStructuredHeader("To", formatAddress({ name: "山田 太郎 様", address: "taro@example.test" })),
  encodeHeader("Subject", "春の新作便箋と、送料無料のお知らせです（本日かぎり）"),
  encodeStructuredHeader("Date", formatDate(at, 540)),
  encodeStructuredHeader("Message-ID", "<1@shop.example>"),
  encodeStructuredHeader("MIME-Version", "1.0"),
  encodeStructuredHeader("Content-Type", "text/plain; charset=utf-8"),
  encodeStructuredHeader("Content-Transfer-Encoding", "quoted-printable"),
  encodeStructuredHeader("List-Id", "<spring.shop.example>"),
  encodeStructuredHeader("List-Unsubscribe", "<https://t.example/u/abc>"),
  encodeStructuredHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
  encodeStructuredHeader("Feedback-ID", "c1:t1:marketing:hikyaku"),
];
const body = encodeQuotedPrintable("山田 様\n\n  春の新作です。\n.\nFrom here\n");

let rsa: GeneratedDkimKey;
let ed25519: GeneratedDkimKey;
let keys: DkimKey[];
let txt: Record<string, string>;

beforeAll(async () => {
  rsa = await generateDkimKey();
  ed25519 = await generateDkimKey("ed25519-sha256");
  keys = [
    importDkimKey({ domain: "shop.example", selector: "hk1", privateKeyPem: rsa.privateKeyPem }),
    importDkimKey({ domain: "shop.example", selector: "hk1e", privateKeyPem: ed25519.privateKeyPem }),
  ];
  txt = {
    "hk1._domainkey.shop.example": rsa.txtRecord,
    "hk1e._domainkey.shop.example": ed25519.txtRecord,
  };
});

describe("signMessage", () => {
  test("one folded field per key, that ends in CRLF, expires, and signs one more than there are", async () => {
    const [first = "", second = "", third] = await signMessage(headers, body, keys, {
      at,
      expiresInSeconds: week,
    });
    expect(third).toBeUndefined();
    for (const field of [first, second]) {
      expect(field).toMatch(/^DKIM-Signature: v=1; [\s\S]*\r\n$/);
      for (const line of field.split("\r\n")) expect(line.length).toBeLessThanOrEqual(78);
      expect(field).not.toMatch(/ l=/);
    }
    const tags = Object.fromEntries(
      first
        .slice("DKIM-Signature:".length)
        .replace(/\s+/g, "")
        .split(";")
        .map((tag) => [tag.slice(0, tag.indexOf("=")), tag.slice(tag.indexOf("=") + 1)]),
    );
    expect(tags).toMatchObject({ a: "rsa-sha256", c: "relaxed/relaxed", d: "shop.example", s: "hk1" });
    expect(Number(tags.x) - Number(tags.t)).toBe(week);
    expect(tags.h?.toLowerCase()).toBe(
      "from:from:to:to:cc:subject:subject:date:date:reply-to:content-type:content-type:mime-version:mime-version:" +
        "message-id:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id",
    );
    expect(second).toContain("a=ed25519-sha256");
  });

  test("refuses a message without exactly one From", async () => {
    await expect(signMessage(headers.slice(1), body, keys, { at })).rejects.toThrow("dkim.fromMissing");
    const twice = [["From", "a@b.example"] as const, ...headers];
    await expect(signMessage(twice, body, keys, { at })).rejects.toThrow("dkim.fromMissing");
  });

  testWithDkimpy("dkimpy accepts both signatures, whatever the body looks like", async () => {
    const bodies = [
      body,
      Buffer.from(""),
      Buffer.from("a"),
      Buffer.from("a \t b \r\n\r\n \r\n"),
      Buffer.from("\r\n"),
    ];
    const judged = await Promise.all(
      bodies.map(async (one) => ({
        message: writeMessage(
          headers,
          one,
          await signMessage(headers, one, keys, { at, expiresInSeconds: week }),
        ),
        txt,
      })),
    );
    expect(judgeWithDkimpy(judged)).toEqual(bodies.map(() => true));
  });

  testWithDkimpy("dkimpy accepts fields that occur twice, in their order only", async () => {
    const twice: MailHeader[] = [...headers, ["Feedback-ID", "one"], ["Feedback-ID", "two"]];
    const swapped: MailHeader[] = [...headers, ["Feedback-ID", "two"], ["Feedback-ID", "one"]];
    const signatures = await signMessage(twice, body, keys, { at });
    const judged = [twice, swapped].map((each) => ({ message: writeMessage(each, body, signatures), txt }));
    expect(judgeWithDkimpy(judged)).toEqual([true, false]);
  });

  testWithDkimpy("dkimpy refuses every tampering, with either key alone", async () => {
    const replaced = (name: string, value: string) =>
      headers.map((header): MailHeader => (header[0] === name ? [name, value] : header));
    const without = (name: string) => headers.filter((header) => header[0] !== name);
    const added = (name: string, value: string): MailHeader[] => [[name, value], ...headers];
    const tampered: [string, readonly MailHeader[], Buffer][] = [
      ["List-Unsubscribe", replaced("List-Unsubscribe", "<https://evil.example/>"), body],
      ["List-Unsubscribe-Post", replaced("List-Unsubscribe-Post", "List-Unsubscribe=Not"), body],
      ["List-Unsubscribe-Post gone", without("List-Unsubscribe-Post"), body],
      ["Subject", replaced("Subject", "Free money"), body],
      ["To", replaced("To", "other@example.test"), body],
      ["Feedback-ID", replaced("Feedback-ID", "x"), body],
      ["second From", added("From", "ceo@shop.example"), body],
      ["Reply-To", added("Reply-To", "thief@evil.example"), body],
      ["second Subject", added("Subject", "Free money"), body],
      ["second To", added("To", "other@example.test"), body],
      ["Cc", added("Cc", "other@example.test"), body],
      ["second Content-Type", added("Content-Type", "text/html"), body],
      ["body", headers, Buffer.concat([body, Buffer.from("more\r\n")])],
      ["body octet", headers, Buffer.from(body.toString().replace("=E5", "=E6"))],
    ];
    for (const key of keys) {
      const signatures = await signMessage(headers, body, [key], { at });
      const judged = tampered.map(([, changed, text]) => ({
        message: writeMessage(changed, text, signatures),
        txt,
      }));
      const intact = { message: writeMessage(headers, body, signatures), txt };
      expect(judgeWithDkimpy([intact, ...judged])).toEqual([true, ...tampered.map(() => false)]);
    }
  });

  testWithDkimpy("dkimpy refuses an expired signature and a key that is not ours", async () => {
    const longAgo = new Date(at.getTime() - 30 * 86_400_000);
    const expired = await signMessage(headers, body, keys, { at: longAgo, expiresInSeconds: week });
    const valid = await signMessage(headers, body, keys, { at });
    const other = await generateDkimKey();
    expect(
      judgeWithDkimpy([
        { message: writeMessage(headers, body, expired), txt },
        {
          message: writeMessage(headers, body, valid),
          txt: { ...txt, "hk1._domainkey.shop.example": other.txtRecord },
        },
      ]),
    ).toEqual([false, false]);
  });

  test("Ed25519 signs the digest of the input (RFC 8463 §3)", async () => {
    const [, key] = keys as [DkimKey, DkimKey];
    const minimal: MailHeader[] = [["From", "a@shop.example"]];
    const [field = ""] = await signMessage(minimal, Buffer.from("x"), [key], { at });
    const [unsigned = "", signature = ""] = field.split(/(?<=\r\n b=)/);
    const relaxed = unsigned.slice("DKIM-Signature: ".length).replace(/\s+/g, " ");
    const input = `from:a@shop.example\r\ndkim-signature:${relaxed}`;
    const digest = createHash("sha256").update(input).digest();
    const publicKey = createPublicKey(key.key);
    expect(verify(null, digest, publicKey, Buffer.from(signature, "base64"))).toBe(true);
    expect(verify(null, Buffer.from(input), publicKey, Buffer.from(signature, "base64"))).toBe(false);
  });
});
