import { expect, test } from "vitest";
import { suggestDomain } from "./suggest-domain";

test.each([
  { domain: "gmai.com", meant: "gmail.com" },
  { domain: "gmial.com", meant: "gmail.com" },
  { domain: "gmail.con", meant: "gmail.com" },
  { domain: "gmail.co", meant: "gmail.com" },
  { domain: "gmail.co.jp", meant: "gmail.com" },
  { domain: "docomo.ne.jq", meant: "docomo.ne.jp" },
  { domain: "docomo.en.jp", meant: "docomo.ne.jp" },
  { domain: "docomo.co.jp", meant: "docomo.ne.jp" },
  { domain: "ezweb.ne.p", meant: "ezweb.ne.jp" },
  { domain: "softbannk.ne.jp", meant: "softbank.ne.jp" },
  { domain: "i.softbank.ne.jp", meant: "i.softbank.jp" },
  { domain: "yahoo.co.jo", meant: "yahoo.co.jp" },
  { domain: "yaho.co.jp", meant: "yahoo.co.jp" },
  { domain: "iclould.com", meant: "icloud.com" },
  { domain: "hotmali.com", meant: "hotmail.com" },
])("$domain was meant as $meant", ({ domain, meant }) => {
  expect(suggestDomain(domain)).toBe(meant);
});

test.each([
  "gmail.com",
  "ymail.com",
  "mail.com",
  "docomo.ne.jp",
  "example.jp",
  "yahoo.com",
  "outlook.fr",
  "gmail.test",
  "aol.com",
  "au.com",
  "eu.com",
  "ne.jp",
  "softbank.co.jp",
])("%s is left alone", (domain) => {
  expect(suggestDomain(domain)).toBeNull();
});
