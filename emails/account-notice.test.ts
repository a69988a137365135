import { expect, test } from "vitest";
import { accountNotice } from "./account-notice";

const what = [
  "password-changed",
  "password-reset",
  "totp-added",
  "totp-removed",
  "passkey-added",
  "passkey-removed",
  "recovery-codes-made",
  "recovery-code-used",
  "new-sign-in",
  "sign-in-reset",
] as const;
const facts = {
  personName: "花",
  at: new Date("2026-07-14T01:32:00Z"),
  zone: "Asia/Tokyo",
  address: "198.51.100.7",
  browser: "Chrome / Windows",
  origin: "https://app.example",
  codesLeft: 7,
};

test.each(what)("%s is told in both languages, with when, from where, and what to do", (one) => {
  const [ja, en] = [
    accountNotice("ja", { ...facts, what: one }),
    accountNotice("en", { ...facts, what: one }),
  ];
  for (const told of [
    "花 様",
    "2026年7月14日 10:32 (Asia/Tokyo)",
    "接続元：198.51.100.7",
    "https://app.example/reset",
  ])
    expect(ja.text).toContain(told);
  for (const told of [
    "Hello 花,",
    "14 July 2026 at 10:32 (Asia/Tokyo)",
    "From: 198.51.100.7",
    "https://app.example/reset",
  ])
    expect(en.text).toContain(told);
  expect(en.subject).toMatch(/^[\x20-\x7e]+$/);
});

test("each has a subject of its own", () => {
  for (const language of ["ja", "en"] as const)
    expect(new Set(what.map((one) => accountNotice(language, { ...facts, what: one }).subject)).size).toBe(
      what.length,
    );
});

test("what is not known is not told", () => {
  const { text } = accountNotice("ja", { ...facts, what: "totp-added", address: null, browser: null });
  expect(text).not.toMatch(/接続元|ブラウザ|null/);
});
