import { expect, test } from "vitest";
import { isNewPlace } from "./is-new-place";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.7339.80 Safari/537.36";
const home = { address: "198.51.100.7", userAgent: chrome };

test.each([
  { what: "the same place", change: {}, isNew: false },
  { what: "a neighbouring address", change: { address: "198.51.100.220" }, isNew: false },
  { what: "another network", change: { address: "203.0.113.7" }, isNew: true },
  { what: "IPv4 told as IPv6", change: { address: "::ffff:198.51.100.9" }, isNew: false },
  {
    what: "the browser's next version",
    change: { userAgent: chrome.replace("140.0.7339.80", "141.0.1.2") },
    isNew: false,
  },
  { what: "another system", change: { userAgent: chrome.replace("Windows NT", "Linux") }, isNew: true },
  { what: "an address that is none", change: { address: "unknown" }, isNew: true },
])("$what: $isNew", ({ change, isNew }) => {
  expect(isNewPlace([home], { ...home, ...change })).toBe(isNew);
});

test("network and browser may each be known from another sign-in", () => {
  const phone = { address: "2001:db8:1:2::1", userAgent: "iPhone" };
  expect(isNewPlace([home, phone], { address: "2001:db8:1:9::7", userAgent: chrome })).toBe(false);
  expect(isNewPlace([home, phone], { address: "2001:db8:2::7", userAgent: chrome })).toBe(true);
});

test("the first sign-in of all is no surprise", () => {
  expect(isNewPlace([], home)).toBe(false);
});
