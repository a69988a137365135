import { expect, test } from "vitest";
import { readDomainName } from "./read-domain-name";

test.each([
  { written: "example.jp", name: "example.jp" },
  { written: " Mail.Example.CO.JP. ", name: "mail.example.co.jp" },
  { written: "https://www.example.com/contact?x=1", name: "www.example.com" },
  { written: "info@example.com", name: "example.com" },
  { written: "ｓｈｏｐ．ｊｐ", name: "shop.jp" },
  { written: "日本語.jp", name: "xn--wgv71a119e.jp" },
  { written: "shop.test", name: "shop.test" },
  { written: "example.tokyo.jp", name: "example.tokyo.jp" },
])("$written is $name", ({ written, name }) => {
  expect(readDomainName(written)).toBe(name);
});

test.each([
  { written: "", key: "notADomain" },
  { written: "shop", key: "notADomain" },
  { written: "192.0.2.1", key: "notADomain" },
  { written: "[2001:db8::1]", key: "notADomain" },
  { written: "127.1", key: "notADomain" },
  { written: "a b.jp", key: "notADomain" },
  { written: "-a.jp", key: "notADomain" },
  { written: "a..jp", key: "notADomain" },
  { written: "a_b.jp", key: "notADomain" },
  { written: "ex%61mple.jp", key: "notADomain" },
  { written: "例え\\evil.jp", key: "notADomain" },
  { written: `${"a".repeat(64)}.jp`, key: "notADomain" },
  { written: `${"a.".repeat(140)}jp`, key: "notADomain" },
  { written: "co.jp", key: "publicSuffix" },
  { written: "tokyo.jp", key: "publicSuffix" },
  { written: "github.io", key: "publicSuffix" },
  { written: "gmail.com", key: "providersDomain" },
  { written: "x.docomo.ne.jp", key: "providersDomain" },
])("$written is refused as $key", ({ written, key }) => {
  expect(() => readDomainName(written)).toThrow(
    expect.objectContaining({ code: "INVALID", key: `domains.${key}` }),
  );
});
