import fc from "fast-check";
import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength";
import { passwordWeakness } from "./password-weakness";

const email = "misaki.sato@tsukishiro.example";

test.each([
  ["short", "kR7-vwqm2x!"],
  ["common", "password1234"],
  ["common", "P@ssw0rd2026!"],
  ["common", "passwordpassword"],
  ["common", "welcome-tokyo-2026"],
  ["common", "qwertyuiop1234"],
  ["common", "1q2w3e4r5t6y"],
  ["common", "abcdefghijkl"],
  ["common", "987654321098"],
  ["common", "090123456789"],
  ["common", "aaaaaaaaaaaab"],
  ["common", "ｐａｓｓｗｏｒｄ１２３４"],
  ["ownAddress", "misaki-is-the-best"],
  ["ownAddress", "Tsukishiro#Kaisha"],
  ["ownAddress", "xx misaki.sato xx"],
] as const)("%s: %s", (weakness, password) => {
  expect(passwordWeakness(password, email)).toBe(weakness);
});

test.each([
  "correct horse battery staple",
  "kR7-vwqm2x!z",
  "桜の木の下で待ち合わせをした日",
  "three welcome mats of password",
  "sato", // four letters alone are short, not the address
])("%s is no word of the lists", (password) => {
  expect(passwordWeakness(password.padEnd(13, "~%k"), "a@b.example")).toBeNull();
});

test("a short part of an address is in words by chance", () => {
  expect(passwordWeakness("a mountain of rice", "ric@ou.example")).toBeNull();
});

test("random passwords are taken, whatever the address", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 15, maxLength: 30 }).filter((bytes) => new Set(bytes).size > 12),
      (bytes) => {
        const password = Buffer.from(bytes).toString("base64url");
        expect(passwordWeakness(password, email)).toBeNull();
      },
    ),
  );
});

test("the longest password is judged at once", () => {
  const began = performance.now();
  passwordWeakness("password1".repeat(28), "a@b.example");
  expect(performance.now() - began).toBeLessThan(500);
});

test.each([
  { password: "kqmzvwxptbcd", strength: 1 },
  { password: "kR7-vwqm2x!z", strength: 2 },
  { password: "correct horse battery staple", strength: 3 },
])("$password has strength $strength", ({ password, strength }) => {
  expect(passwordStrength(password)).toBe(strength);
});
