import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseEmail } from "./normalise-email";

describe("an address", () => {
  test.each([
    { original: "taro@example.jp", email: "taro@example.jp" },
    { original: "　ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ　", email: "taro@example.jp" },
    { original: "\ufefftaro@example.jp\u200b\u00a0", email: "taro@example.jp" },
    { original: "Taro.Yamada+news@EXAMPLE.JP", email: "Taro.Yamada+news@example.jp" },
    { original: "mailto:taro@example.jp", email: "taro@example.jp" },
    { original: "<taro@example.jp>", email: "taro@example.jp" },
    { original: "taro@日本語.jp", email: "taro@xn--wgv71a119e.jp" },
    { original: '"taro"@example.jp', email: "taro@example.jp" },
    { original: "o'hara@example.ie", email: "o'hara@example.ie" },
    { original: "a@b.c.d.example.co.jp", email: "a@b.c.d.example.co.jp" },
  ])("$original is $email", ({ original, email }) => {
    expect(normaliseEmail(original)).toMatchObject({
      email,
      emailKey: email.toLowerCase(),
      original,
      quoted: false,
    });
  });

  test.each([
    "a..b@docomo.ne.jp",
    ".a@ezweb.ne.jp",
    "a.@docomo.ne.jp",
    "..a..@au.com",
    "a..b@softbank.ne.jp",
    "a.@t.vodafone.ne.jp",
    "a-.b.@i.softbank.jp",
  ])("%s, issued by a carrier against RFC 5321, is taken and marked for quoting", (email) => {
    expect(normaliseEmail(email)).toMatchObject({ email, quoted: true });
    const local = email.slice(0, email.indexOf("@"));
    expect(normaliseEmail(`"${local}"@${email.slice(local.length + 1)}`)).toMatchObject({
      email,
      quoted: true,
    });
  });

  test("a quoted local part elsewhere keeps its quotes", () => {
    expect(normaliseEmail('"a b"@example.jp')).toMatchObject({ email: '"a b"@example.jp', quoted: true });
    expect(normaliseEmail('"a@b"@example.jp')).toMatchObject({
      email: '"a@b"@example.jp',
      domain: "example.jp",
    });
  });

  test.each([
    { original: "", problem: "contacts.emailMissing" },
    { original: "　", problem: "contacts.emailMissing" },
    { original: "taro", problem: "contacts.emailNoAt" },
    { original: "taro.example.jp", problem: "contacts.emailNoAt" },
    { original: "@example.jp", problem: "contacts.emailLocalPart" },
    { original: "taro@", problem: "contacts.emailDomain" },
    { original: "taro@localhost", problem: "contacts.emailDomain" },
    { original: "taro@example..jp", problem: "contacts.emailDomain" },
    { original: "taro@-example.jp", problem: "contacts.emailDomain" },
    { original: "taro@192.0.2.1", problem: "contacts.emailDomain" },
    { original: "taro@[192.0.2.1]", problem: "contacts.emailDomain" },
    { original: "taro@exa_mple.jp", problem: "contacts.emailDomain" },
    { original: "taro@例え/evil.jp", problem: "contacts.emailDomain" },
    { original: "a..b@example.jp", problem: "contacts.emailDots" },
    { original: ".@docomo.ne.jp", problem: "contacts.emailLocalPart" },
    { original: "ta ro@example.jp", problem: "contacts.emailHasSpace" },
    { original: "taro@example.jp\r\nBcc: x@example.jp", problem: "contacts.emailSeveral" },
    { original: "taro\n@example.jp", problem: "contacts.emailHasSpace" },
    { original: "a@example.jp, b@example.jp", problem: "contacts.emailSeveral" },
    { original: "a@b@example.jp", problem: "contacts.emailLocalPart" },
    { original: "太郎@example.jp", problem: "contacts.emailNotAscii" },
    { original: `${"a".repeat(65)}@example.jp`, problem: "contacts.emailTooLong" },
    { original: `a@${"b".repeat(300)}`, problem: "contacts.emailDomain" },
    { original: "x".repeat(2_000), problem: "contacts.emailTooLong" },
  ])("$original is refused as $problem", ({ original, problem }) => {
    expect(normaliseEmail(original)).toMatchObject({ problem });
  });

  test.each([
    { original: "taro@gmail,com", suggestion: "taro@gmail.com" },
    { original: "taro@gmail.com.", suggestion: "taro@gmail.com" },
    { original: "taro@gmail", suggestion: "taro@gmail.com" },
    { original: "taro@docomo", suggestion: "taro@docomo.ne.jp" },
    { original: "ta ro@example.jp", suggestion: "taro@example.jp" },
  ])("$original suggests $suggestion", ({ original, suggestion }) => {
    expect(normaliseEmail(original)).toMatchObject({ suggestion });
  });

  test("whatever comes in: an accepted one is clean, ASCII, and normalises to itself", () => {
    const parts = fc.constantFrom(
      "@",
      ".",
      "a",
      "docomo.ne.jp",
      "example.jp",
      '"',
      "\\",
      " ",
      "\r\n",
      "＠",
      "。",
      "\0",
      "日本",
      "-",
      ",",
      "<",
      ">",
    );
    const input = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(parts, { maxLength: 12 }).map((all) => all.join("")),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(input, (original) => {
        const result = normaliseEmail(original);
        if ("problem" in result) return;
        expect(result.email).toMatch(/^[\x20-\x7e]+$/);
        expect(result.domain).toMatch(/^[a-z0-9.-]+$/);
        expect(result.email.endsWith(`@${result.domain}`)).toBe(true);
        expect(normaliseEmail(result.email)).toEqual({ ...result, original: result.email });
        expect(normaliseEmail(result.emailKey)).toMatchObject({ emailKey: result.emailKey });
      }),
      { numRuns: 2_000 },
    );
  });

  test("addresses that RFC 5321 allows are all taken", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(normaliseEmail(address)).toMatchObject({ emailKey: address.toLowerCase() });
      }),
    );
  });
});
