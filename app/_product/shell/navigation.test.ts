import { expect, test } from "vitest";
import { currentPage, pageHref } from "@/app/_product/shell/navigation";

test.each([
  { pathname: "/t/tea", page: "home" },
  { pathname: "/t/tea/campaigns", page: "campaigns" },
  { pathname: "/t/tea/campaigns/0197/report", page: "campaigns" },
  { pathname: "/t/tea/unknown", page: null },
  { pathname: "/t/teapot/campaigns", page: null },
  { pathname: "/", page: null },
])("$pathname belongs to $page", ({ pathname, page }) => {
  expect(currentPage("tea", pathname)).toBe(page);
});

test("home has no segment of its own", () => {
  expect(pageHref("tea", "home")).toBe("/t/tea");
  expect(pageHref("tea", "imports")).toBe("/t/tea/imports");
});
