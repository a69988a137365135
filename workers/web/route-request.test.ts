import fc from "fast-check";
import { expect, test } from "vitest";
import { routeRequest, type Site } from "./route-request";

const origins = {
  app: "https://app.example.test",
  content: "https://content.example.test",
  tracking: "https://t.example.test",
};
const route = (door: Site, host: string, path: string, method = "GET") =>
  routeRequest({ door, host, path, method }, origins);

test.each([
  { door: "tracking", host: "links.customer.test", path: "/c/token", site: "tracking" },
  { door: "tracking", host: "t.example.test", path: "/api/health", site: "tracking" },
  { door: "content", host: "content.example.test", path: "/content/x", site: "content" },
  { door: "app", host: "app.example.test", path: "/t/hana", site: "app" },
  { door: "app", host: "APP.example.test", path: "/api/trpc/x", site: "app" },
  { door: "app", host: "t.example.test", path: "/u/token/one-click", site: "tracking" },
  { door: "app", host: "content.example.test", path: "/content/x", site: "content" },
  { door: "app", host: "10.1.2.3:3000", path: "/api/ready", site: "app" },
] as const)("$path of $host by the $door port is the $site site", ({ door, host, path, site }) => {
  expect(route(door, host, path)).toEqual({ kind: "pass", site });
});

test.each([
  { door: "app", host: "app.example.test", path: "/c/token" },
  { door: "app", host: "app.example.test", path: "/content/x" },
  { door: "app", host: "t.example.test", path: "/t/hana" },
  { door: "tracking", host: "app.example.test", path: "/t/hana" },
  { door: "tracking", host: "t.example.test", path: "/api/trpc/x" },
  { door: "tracking", host: "t.example.test", path: "/curious" },
  { door: "content", host: "app.example.test", path: "/" },
] as const)("$path of $host by the $door port is not found", ({ door, host, path }) => {
  expect(route(door, host, path)).toMatchObject({ kind: "refuse", status: 404 });
});

test("another name for the app leads to its own, and changes nothing on the way", () => {
  expect(route("app", "evil.example", "/t/hana")).toEqual({ kind: "redirect", location: origins.app });
  expect(route("app", "evil.example", "/api/trpc/x", "POST")).toMatchObject({ kind: "refuse", status: 421 });
});

test("no name brings pages with cookies onto the other two ports", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Site>("content", "tracking"),
      fc.string(),
      fc.webPath(),
      (door, host, path) => {
        const result = route(door, host, path);
        expect(result.kind === "pass" ? result.site : door).toBe(door);
      },
    ),
  );
});
