import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalizeBody, canonicalizeHeader } from "./canonicalize";
import { generateDkimKey } from "./generate-dkim-key";
import { importDkimKey } from "./import-dkim-key";

const name = { domain: "shop.example", selector: "hk1" };
const pem = (key: { export(options: { type: "pkcs8"; format: "pem" }): string | Buffer }) =>
  key.export({ type: "pkcs8", format: "pem" }).toString();

describe("importDkimKey", () => {
  test("reads what generateDkimKey made", async () => {
    const rsa = await generateDkimKey();
    expect(importDkimKey({ ...name, privateKeyPem: rsa.privateKeyPem }).algorithm).toBe("rsa-sha256");
    expect(rsa.txtRecord).toBe(`v=DKIM1; k=rsa; p=${rsa.publicKeyBase64}`);
    expect(Buffer.from(rsa.publicKeyBase64, "base64")).toHaveLength(294);
    const ed25519 = await generateDkimKey("ed25519-sha256");
    expect(importDkimKey({ ...name, privateKeyPem: ed25519.privateKeyPem }).algorithm).toBe("ed25519-sha256");
    expect(Buffer.from(ed25519.publicKeyBase64, "base64")).toHaveLength(32);
  });

  test.each([
    ["dkim.keyNotReadable", "not a key"],
    ["dkim.keyTooShort", pem(generateKeyPairSync("rsa", { modulusLength: 768 }).privateKey)],
    ["dkim.keyTypeNotSupported", pem(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey)],
  ])("refuses with %s", (key, privateKeyPem) => {
    expect(() => importDkimKey({ ...name, privateKeyPem })).toThrow(key);
  });

  test.each(["", "a b", "a;b", "a\r\nb", "-a", "a..b"])("refuses %j as domain or selector", (bad) => {
    expect(() => importDkimKey({ ...name, domain: bad, privateKeyPem: "" })).toThrow("dkim.nameNotValid");
    expect(() => importDkimKey({ ...name, selector: bad, privateKeyPem: "" })).toThrow("dkim.nameNotValid");
  });
});

// RFC 8463 appendix A: its key, message and signatures, recomputed with our canonical forms.
test("the example of RFC 8463 gives the signature printed there", () => {
  const body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
  const bodyHash = createHash("sha256")
    .update(canonicalizeBody(Buffer.from(body)))
    .digest("base64");
  expect(bodyHash).toBe("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
  const fields = [
    ["From", "Joe SixPack <joe@football.example.com>"],
    ["To", "Suzie Q <suzie@shopping.example.net>"],
    ["Subject", "Is dinner ready?"],
    ["Date", "Fri, 11 Jul 2003 21:00:37 -0700 (PDT)"],
    ["Message-ID", "<20030712040037.46341.5F8J@football.example.com>"],
    [
      "DKIM-Signature",
      `v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n bh=${bodyHash};\r\n b=`,
    ],
  ] as const;
  const input = fields.map(canonicalizeHeader).join("").slice(0, -2);
  const seed = Buffer.from("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=", "base64");
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]),
    format: "der",
    type: "pkcs8",
  });
  expect(sign(null, createHash("sha256").update(input).digest(), key).toString("base64")).toBe(
    "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
  );
});
