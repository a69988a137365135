import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeStructuredHeader } from "./encode-header";
import { formatAddrSpec } from "./format-addr-spec";
import { formatAddress } from "./format-address";
import { askPython, testWithPython } from "./testing-python";

describe("formatAddrSpec", () => {
  test.each([
    ["user@Example.COM", "user@example.com"],
    ["user@日本語.jp", "user@xn--wgv71a119e.jp"],
    ["user@ｅｘａｍｐｌｅ．ｃｏｍ", "user@example.com"],
    ["a..b@docomo.ne.jp", '"a..b"@docomo.ne.jp'],
    [".a.@ezweb.ne.jp", '".a."@ezweb.ne.jp'],
    ['"a b"@example.com', '"a b"@example.com'],
    ['a"b@example.com', '"a\\"b"@example.com'],
    ["a@b@example.com", '"a@b"@example.com'],
  ])("%s is written %s", (address, written) => {
    expect(formatAddrSpec(address)).toBe(written);
  });

  test.each([
    ["", "mime.addressNotValid"],
    ["nobody", "mime.addressNotValid"],
    ["@example.com", "mime.addressNotValid"],
    ["a\r\nBcc: b@x@example.com", "mime.addressNotValid"],
    ["飛脚@example.com", "mime.localPartNotAscii"],
    [`${"a".repeat(65)}@example.com`, "mime.addressNotValid"],
    ["a@", "mime.domainNotValid"],
    ["a@b c.com", "mime.domainNotValid"],
    ["a@example.com/x", "mime.domainNotValid"],
    ["a@%65xample.com", "mime.domainNotValid"],
    ["a@127.1", "mime.domainNotValid"],
    ["a@[127.0.0.1]", "mime.domainNotValid"],
    ["a@a..b", "mime.domainNotValid"],
    [`a@${"x".repeat(64)}.com`, "mime.domainNotValid"],
  ])("refuses %j", (address, key) => {
    expect(() => formatAddrSpec(address)).toThrow(key);
  });
});

describe("formatAddress", () => {
  test.each([
    [undefined, "a@example.com"],
    ["  ", "a@example.com"],
    ["Ada Lovelace", "Ada Lovelace <a@example.com>"],
    ["Shop, Inc.", '"Shop, Inc." <a@example.com>'],
    ['the "best"', '"the \\"best\\"" <a@example.com>'],
    ["飛脚ストア", "=?UTF-8?B?6aOb6ISa44K544OI44Ki?= <a@example.com>"],
  ])("%j", (name, written) => {
    expect(formatAddress({ name, address: "a@example.com" })).toBe(written);
  });

  test("refuses a line break in the name", () => {
    expect(() => formatAddress({ name: "x\r\nBcc: e@x.example", address: "a@example.com" })).toThrow(
      "mime.lineBreakInHeader",
    );
  });
});

testWithPython("email")("Python's email reads one address and the same name", () => {
  const name = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .array(fc.constantFrom("山田", " ", ",", "<", ">", "@", '"', "\\", "(", ";", "a"), { maxLength: 40 })
      .map((p) => p.join("")),
  );
  const names = fc.sample(name, 400).map((text) => text.replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, "").trim());
  const headers = names.map((text) => {
    const [field, value] = encodeStructuredHeader(
      "From",
      formatAddress({ name: text, address: "a..b@日本語.jp" }),
    );
    for (const line of `${field}: ${value}`.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    return `${field}: ${value}\r\n\r\n`;
  });
  const read = askPython(
    // Not policy.default: its phrases keep the space between two encoded words (Python 3.11).
    `import email, email.utils, email.header
result = []
for m in data:
    found = email.utils.getaddresses([email.message_from_string(m)['from'].replace('\\r\\n', '')])
    name, address = found[0]
    result.append([len(found), str(email.header.make_header(email.header.decode_header(name))), address])`,
    headers,
  );
  expect(read).toEqual(names.map((text) => [1, Buffer.from(text).toString(), '"a..b"@xn--wgv71a119e.jp']));
});
