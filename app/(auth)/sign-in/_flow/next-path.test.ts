import { expect, test } from "vitest";
import { nextPath } from "@/app/(auth)/sign-in/_flow/next-path";

test.each([
  "/invitation",
  "/t/hana",
  "/t/hana/approvals/0198c2b4-aaaa-7bbb-8ccc-123456789abc",
  "/t/hana/contacts?search=%E6%9C%88&cursor=abc_1",
])("%s is taken", (wanted) => {
  expect(nextPath(wanted)).toBe(wanted);
});

test.each([
  undefined,
  "",
  "/",
  "/api/auth/signout",
  "/invitation/x",
  "//evil.example/t/hana",
  "https://evil.example/t/hana",
  "/t//evil.example",
  "/t/hana/../../api",
  "/t/hana\\evil",
  "/t/hana?x=\\evil",
  "\t/t/hana",
  "javascript:alert(1)",
  ["/t/hana", "/t/yuki"],
])("%j leads to the list of companies", (wanted) => {
  expect(nextPath(wanted)).toBe("/tenants");
});
