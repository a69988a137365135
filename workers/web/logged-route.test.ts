import { expect, test } from "vitest";
import { loggedRoute } from "./logged-route";

test.each([
  { path: "/", route: "/" },
  { path: "/t/hanaya/campaigns/0198c0de-0000-7000-8000-00000000000a", route: "/t/:/campaigns/:" },
  { path: "/c/aaaaaaaa", route: "/c/:" },
  { path: "/u/short/one-click", route: "/u/:/one-click" },
  { path: "/api/trpc/campaigns.get,contacts.list", route: "/api/trpc/:" },
  { path: "/api/v1/contacts", route: "/api/v1/contacts" },
  { path: "/hana@example.test", route: "/:" },
  { path: "/%E8%8A%B1", route: "/:" },
])("$path is logged as $route", ({ path, route }) => {
  expect(loggedRoute(path)).toBe(route);
});
