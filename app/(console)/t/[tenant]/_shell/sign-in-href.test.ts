import { expect, test } from "vitest";
import { nextPath } from "@/app/(auth)/sign-in/_flow/next-path";
import { signInHref } from "@/app/(console)/t/[tenant]/_shell/sign-in-href";

test.each([
  { path: "/t/hana/approvals/123", next: "/t/hana/approvals/123" },
  { path: "/t/hana/contacts?search=%E8%8C%B6&_rsc=1abc", next: "/t/hana/contacts?search=%E8%8C%B6" },
  { path: "/t/hana", next: "/t/hana" },
  { path: null, next: "/t/hana" },
  { path: "/t/hanako", next: "/t/hana" },
  { path: "/api/trpc/x", next: "/t/hana" },
])("$path leads back to $next", ({ path, next }) => {
  const asked = new URL(signInHref(path, "hana"), "http://app.invalid").searchParams.get("next");
  expect(asked).toBe(next);
  expect(nextPath(asked ?? undefined)).toBe(next);
});
