import { expect, test } from "vitest";
import { maskAddress } from "./mask-address";

test.each([
  { email: "sato@example.jp", masked: "s•••@example.jp" },
  { email: "a@example.jp", masked: "a•••@example.jp" },
  { email: '"a@b"@example.jp', masked: '"•••@example.jp' },
  { email: "𠮷野@example.jp", masked: "𠮷•••@example.jp" },
  { email: "none", masked: "•••" },
])("$email is shown as $masked", ({ email, masked }) => {
  expect(maskAddress(email)).toBe(masked);
});
