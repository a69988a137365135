import { expect, test } from "vitest";
import type { Site } from "./route-request";
import { securityHeaders } from "./security-headers";

const origins = {
  app: "https://app.example.test",
  content: "https://content.example.test",
  tracking: "https://t.example.test",
};

/** The policy as a browser reads it: directive → sources; a directive that is not there falls back. */
function policyOf(site: Site, path = "/", isDevelopment = false) {
  const headers = securityHeaders({ site, path, nonce: "bm9uY2U=", origins, isDevelopment });
  const written = (headers["content-security-policy"] ?? "").split("; ").map((directive) => {
    const [name = "", ...sources] = directive.split(" ");
    return [name, sources] as const;
  });
  const directives = new Map(written);
  expect(directives.size).toBe(written.length);
  return {
    directives,
    sourcesOf: (...names: string[]) =>
      names.map((name) => directives.get(name)).find((sources) => sources !== undefined),
  };
}

test("a script on the app's origin was built by us or carries the nonce: none is made of text", () => {
  const { sourcesOf } = policyOf("app", "/t/hana/templates");
  expect(sourcesOf("script-src", "default-src")).toEqual([
    "https://app.example.test/_next/static/",
    "'nonce-bm9uY2U='",
  ]);
  expect(sourcesOf("script-src-attr")).toEqual(["'none'"]);
});

test.each(["app", "tracking", "content"] as const)(
  "nothing on the %s origin may be evaluated or run inline",
  (site) => {
    for (const path of ["/", "/api/trpc/x", "/content/view/x"]) {
      const { directives, sourcesOf } = policyOf(site, path);
      for (const [name, sources] of directives) {
        if (!name.startsWith("style-src")) expect(sources).not.toContain("'unsafe-inline'");
        expect(sources.join(" ")).not.toMatch(/unsafe-eval|unsafe-hashes|strict-dynamic|\*/);
      }
      for (const kind of ["object-src", "worker-src", "child-src"])
        expect(sourcesOf(kind, "default-src")).toEqual(["'none'"]);
    }
  },
);

test("only development may evaluate, for React's explanations", () => {
  expect(policyOf("app", "/", true).sourcesOf("script-src")).toContain("'unsafe-eval'");
});

test.each(["app", "tracking"] as const)(
  "a page of %s is in no frame, sends its forms home and has no other base",
  (site) => {
    const { sourcesOf } = policyOf(site);
    expect(sourcesOf("frame-ancestors")).toEqual(["'none'"]);
    expect(sourcesOf("form-action")).toEqual(["'self'"]);
    expect(sourcesOf("base-uri")).toEqual(["'none'"]);
    expect(sourcesOf("frame-src")).toEqual(["'none'"]);
    expect(sourcesOf("connect-src")).toEqual(["'self'"]);
  },
);

test("a mail in the editor shows the pictures that it is sent with", () => {
  expect(policyOf("app").sourcesOf("img-src")).toEqual(expect.arrayContaining([origins.content, "https:"]));
});

test("a mail on the content origin runs nothing and is framed by the app alone", () => {
  const { sourcesOf } = policyOf("content", "/content/view/x");
  expect(sourcesOf("script-src", "default-src")).toEqual(["'none'"]);
  expect(sourcesOf("form-action")).toEqual(["'none'"]);
  expect(sourcesOf("frame-ancestors")).toEqual([origins.app]);
  expect(sourcesOf("sandbox")).not.toEqual(expect.arrayContaining(["allow-scripts"]));
  expect(sourcesOf("sandbox")).not.toEqual(expect.arrayContaining(["allow-same-origin"]));
});
