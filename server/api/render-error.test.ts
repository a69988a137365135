import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { applyTestSettings } from "@/db/testing-settings";
import { DomainError } from "@/server/platform/errors";
import { pickLanguage } from "./pick-language";
import { renderError } from "./render-error";

applyTestSettings({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });

test("a domain error is told in the reader's language, with its details filled in", () => {
  const error = new DomainError("RATE_LIMITED", "api.tooManyRequests", { retryAfterSeconds: 7 });
  expect(renderError(error, "en")).toMatchObject({
    status: 429,
    key: "api.tooManyRequests",
    message: "Too many requests. Try again in 7 seconds.",
  });
  expect(renderError(error, "ja").message).toBe("リクエストが多すぎます。7 秒後にやり直してください。");
});

test("a key without a sentence falls back to the sentence of its code", () => {
  expect(renderError(new DomainError("CONFLICT", "nowhere.atAll"), "en").message).toMatch(/present state/);
});

test("a zod error lists each field by path, and says what to do", () => {
  const schema = z.strictObject({
    name: z.string().min(3),
    rows: z.array(z.object({ email: z.email() })),
    kana: z.string().refine(() => false, "api.badCursor"),
  });
  const result = schema.safeParse({ rows: [{ email: "x" }], kana: "", extra: 1 });
  if (result.success) throw new Error("must not parse");
  const rendered = renderError(result.error, "en");
  expect(rendered).toMatchObject({ status: 400, code: "INVALID", key: "api.invalidInput" });
  expect(rendered.message).toMatch(/^4 fields are not right\./);
  expect(rendered.fields).toEqual([
    { field: "name", key: "api.fieldRequired", message: "This is required." },
    { field: "rows.0.email", key: "api.fieldFormat", message: "This is not an e-mail address." },
    { field: "kana", key: "api.badCursor", message: expect.stringContaining("cursor") },
    { field: "", key: "api.fieldUnknown", message: "Not known here, remove it: extra" },
  ]);
});

test("an unexpected error tells a reference and never its own text", () => {
  const rendered = renderError(new Error("Key (email)=(secret@example.test)"), "ja");
  expect(rendered.status).toBe(500);
  expect(JSON.stringify(rendered)).not.toContain("secret@example.test");
  expect(rendered.details.reference).toMatch(/^[0-9a-f-]{36}$/);
  expect(rendered.message).not.toBe("");
});

test("a database that is away is 503, not 500", () => {
  const error = new Error("x", { cause: Object.assign(new Error("y"), { code: "57P01" }) });
  expect(renderError(error, "en")).toMatchObject({ status: 503, key: "api.databaseAway" });
});

test.each([
  { header: null, language: "en" },
  { header: "ja-JP,ja;q=0.9,en;q=0.1", language: "ja" },
  { header: "fr, en;q=0", language: "en" },
  { header: "ja;q=0.2, en;q=0.9", language: "en" },
] as const)("Accept-Language $header reads $language", ({ header, language }) => {
  expect(pickLanguage(header, "en")).toBe(language);
});

test("every error sentence exists in both languages", () => {
  const keysOf = (language: string, noun: string): string[] => {
    const { errors = {} } = JSON.parse(readFileSync(`messages/${language}/${noun}.json`, "utf8"));
    return Object.keys(errors).sort();
  };
  for (const noun of ["api", "auth", "people", "tenants", "api-keys", "audit"])
    expect(keysOf("en", noun), noun).toEqual(keysOf("ja", noun));
});
