import { expect, test } from "vitest";
import { firstPassword } from "@/app/(console)/t/[tenant]/settings/_people/first-password";

test("is four groups of five, without letters that look alike, and each time another", () => {
  const made = Array.from({ length: 200 }, firstPassword);
  for (const password of made) expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/);
  expect(made.join("")).not.toMatch(/[lIO01o]/);
  expect(new Set(made).size).toBe(200);
});

test("every letter has its turn", () => {
  const letters = new Set(Array.from({ length: 500 }, firstPassword).join("").replaceAll("-", ""));
  expect(letters.size).toBe(56);
});
