import { request as httpRequest } from "node:http";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { instanceUnderTest } from "@/e2e/instance";
import { openSettled } from "@/e2e/open-settled";
import { startForeignSite } from "@/e2e/start-foreign-site";
import { makeTenant, type TestTenant } from "@/e2e/test-tenant";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { listAudit } from "@/server/domain/audit/list-audit";
import { listAuditInput } from "@/server/domain/audit/schema";
import { uploadImage } from "@/server/domain/files/upload-image";
import { listImports } from "@/server/domain/imports/list-imports";
import { listImportsInput } from "@/server/domain/imports/schema";
import { getTenant } from "@/server/domain/tenants/get-tenant";

/** What an attack would have changed: settings, imports, and whatever else the log knows. */
async function stateOf(tenant: TestTenant) {
  const owner = await tenant.as(tenant.owner);
  const [{ name, weeklyCap }, imports, audit] = [
    await getTenant(owner),
    await listImports(owner, listImportsInput.parse({})),
    await listAudit(owner, listAuditInput.parse({ limit: 200 })),
  ];
  return { name, weeklyCap, imports: imports.items.length, log: audit.items.map(({ action }) => action) };
}

const isSignedIn = (page: Page, origin: string) =>
  page.context().request.get(`${origin}/api/trpc/people.me`, {
    headers: { "sec-fetch-site": "same-origin", "x-trpc-source": "browser" },
  });

/** In the page: every way to post that a browser takes without asking first, and those for which it asks. */
async function postEverything({ app, slug }: { app: string; slug: string }): Promise<string[]> {
  const change = JSON.stringify({ name: "changed from elsewhere", weeklyCap: 7 });
  const targets = [
    { path: "/api/trpc/tenants.update", body: change },
    { path: "/api/trpc/tenants.update?batch=1", body: `{"0":${change}}` },
    { path: "/api/trpc/people.revokeOtherSessions", body: "" },
    { path: "/api/uploads/import?fileName=stolen.csv", body: "email\nx@example.test\n" },
    { path: "/api/auth/signout", body: "json=true" },
    { path: "/api/auth/session", body: '{"data":{"role":"owner"}}' },
  ];
  const readable: string[] = [];
  const attempt = async (what: string, init: RequestInit & { url: string }) => {
    try {
      const response = await fetch(init.url, { credentials: "include", ...init });
      const text = await response.text();
      if (response.type !== "opaque" || text !== "")
        readable.push(`${what}: ${response.type} ${text.slice(0, 100)}`);
    } catch {
      // Refused by the browser: the answer is not ours to read.
    }
  };
  const form = (path: string, enctype: string, body: string) =>
    new Promise<void>((resolve) => {
      const frame = Object.assign(document.createElement("iframe"), { name: `f${Math.random()}` });
      document.body.append(frame);
      const element = Object.assign(document.createElement("form"), {
        method: "POST",
        action: `${app}${path}`,
        enctype,
        target: frame.name,
      });
      // text/plain writes name=value: with the "=" inside a string, the whole is JSON.
      const [name, value] = enctype === "text/plain" ? [`${body.slice(0, -1)},"x":"`, '"}'] : ["name", body];
      element.append(Object.assign(document.createElement("input"), { name, value }));
      document.body.append(element);
      frame.addEventListener("load", () => resolve());
      setTimeout(resolve, 3_000);
      element.submit();
    });
  for (const { path, body } of targets) {
    const url = `${app}${path}`;
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      await attempt(`${type} ${path}`, {
        url,
        method: "POST",
        mode: "no-cors",
        body,
        headers: { "content-type": type },
      });
    const files = new FormData();
    files.set("file", new Blob([body], { type: "application/json" }), "a.json");
    await attempt(`FormData ${path}`, { url, method: "POST", mode: "no-cors", body: files });
    const headers = {
      "content-type": "application/json",
      "x-trpc-source": "browser",
      "x-hikyaku-tenant": slug,
    };
    await attempt(`JSON ${path}`, { url, method: "POST", body, headers });
    navigator.sendBeacon(url, new Blob([body], { type: "text/plain" }));
    for (const enctype of ["multipart/form-data", "text/plain", "application/x-www-form-urlencoded"])
      await form(path, enctype, body);
  }
  return readable;
}

/** In the page: every way to bring in an answer of ours by GET. Gives what could be read of one, or was run. */
async function readEverything({ app, slug }: { app: string; slug: string }): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ name: "changed by GET" }));
  const paths = [
    `/t/${slug}`,
    `/t/${slug}/contacts`,
    "/api/trpc/people.me",
    "/api/trpc/contacts.list?input=%7B%7D",
    "/api/trpc/tenants.listMine",
    "/api/auth/session",
    `/api/trpc/tenants.update?input=${input}`,
    "/api/trpc/people.revokeOtherSessions",
    `/api/downloads/import-errors?tenant=${slug}&importId=0198c0de-0000-7000-8000-00000000000a&encoding=utf-8`,
    "/api/v1/tenant",
  ];
  const readable: string[] = [];
  const load = (tag: "script" | "img" | "link", path: string) =>
    new Promise<void>((resolve) => {
      const element = document.createElement(tag);
      const url = `${app}${path}`;
      if (element instanceof HTMLLinkElement) Object.assign(element, { rel: "stylesheet", href: url });
      else element.src = url;
      element.addEventListener("load", () => {
        readable.push(`<${tag}> ${path}`);
        resolve();
      });
      element.addEventListener("error", () => resolve());
      document.head.append(element);
    });
  for (const path of paths) {
    for (const mode of ["cors", "no-cors"] as const)
      try {
        const response = await fetch(`${app}${path}`, { credentials: "include", mode });
        const text = await response.text();
        if (text !== "") readable.push(`fetch ${mode} ${path}: ${text.slice(0, 100)}`);
      } catch {
        // As it should be.
      }
    for (const tag of ["script", "img", "link"] as const) await load(tag, path);
  }
  return readable;
}

for (const host of ["localhost", "127.0.0.1"] as const)
  test.describe(`from a page on ${host}, in the browser of somebody who is signed in`, () => {
    let site: Awaited<ReturnType<typeof startForeignSite>>;
    test.beforeAll(async () => {
      site = await startForeignSite(host);
    });
    test.afterAll(() => site.close());

    test("no form, fetch or beacon changes anything, and no answer can be read", async ({
      page,
      tenant,
      baseURL,
    }) => {
      const app = baseURL ?? "";
      const before = await stateOf(tenant);
      await page.goto(site.origin);
      expect(await page.evaluate(postEverything, { app, slug: tenant.slug })).toEqual([]);
      expect(await page.evaluate(readEverything, { app, slug: tenant.slug })).toEqual([]);
      expect(await stateOf(tenant)).toEqual(before);
      expect((await isSignedIn(page, app)).status()).toBe(200);
      // The same request from our own page is obeyed: what held it back was where it came from.
      await openSettled(page, tenant.path("/settings"));
      const status = await page.evaluate(
        async (slug) =>
          (
            await fetch("/api/trpc/tenants.update", {
              method: "POST",
              body: JSON.stringify({ weeklyCap: 7 }),
              headers: {
                "content-type": "application/json",
                "x-trpc-source": "browser",
                "x-hikyaku-tenant": slug,
              },
            })
          ).status,
        tenant.slug,
      );
      expect([status, (await stateOf(tenant)).weeklyCap]).toEqual([200, 7]);
    });

    test("our pages show in no frame of it, and tell nothing to the window that opened them", async ({
      page,
      tenant,
      baseURL,
    }) => {
      const app = baseURL ?? "";
      await page.goto(site.origin);
      await page.evaluate((url) => {
        for (const tag of ["iframe", "object", "embed"] as const) {
          const element = document.createElement(tag);
          element.setAttribute(tag === "object" ? "data" : "src", url);
          document.body.append(element);
        }
      }, `${app}${tenant.path()}`);
      await expect
        .poll(() =>
          page
            .frames()
            .filter((frame) => frame !== page.mainFrame())
            .every((frame) => frame.url().startsWith("chrome-error:")),
        )
        .toBe(true);
      const [opened] = await Promise.all([
        page.waitForEvent("popup"),
        page.evaluate((url) => Object.assign(window, { opened: open(url) }), `${app}${tenant.path()}`),
      ]);
      await expect(opened.getByRole("navigation", { name: "メイン" })).toBeVisible({ timeout: 30_000 });
      const seen = await page.evaluate(() => {
        try {
          return String(Reflect.get(window, "opened").document.title);
        } catch {
          return "nothing";
        }
      });
      expect(await opened.evaluate(() => window.opener === null)).toBe(true);
      expect(["nothing", ""]).toContain(seen);
    });
  });

test("what a client says of its host leads nobody away from our own address", async ({ tenant, baseURL }) => {
  const app = new URL(baseURL ?? "");
  const ask = (path: string, headers: Record<string, string>, method = "GET") =>
    new Promise<{ status: number; told: string }>((resolve, reject) => {
      const asked = httpRequest(
        { host: app.hostname, port: app.port, path, method, headers, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              told: JSON.stringify(answer.headers) + Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      asked.on("error", reject);
      asked.end();
    });
  const lies = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
    "x-forwarded-server": "evil.example",
  };
  for (const path of [
    "/",
    "/sign-in",
    tenant.path("/campaigns"),
    tenant.path("/campaigns/new"),
    "/api/auth/csrf",
    "/api/auth/providers",
  ]) {
    const { status, told } = await ask(path, { host: app.host, ...lies });
    expect({ path, status: status < 500, isTold: told.includes("evil.example") }).toEqual({
      path,
      status: true,
      isTold: false,
    });
  }
  const moved = await ask("/sign-in", { host: "evil.example" });
  expect([moved.status, moved.told.includes(`"location":"${app.origin}/sign-in"`)]).toEqual([308, true]);
  expect((await ask("/api/auth/password", { host: "evil.example" }, "POST")).status).toBe(421);
});

test("an image that is also a page runs nothing on the origin that shows it, and gets no cookie", async ({
  page,
  tenant,
}) => {
  const { CONTENT_ORIGIN = "" } = instanceUnderTest().env;
  const owner = await tenant.as(tenant.owner);
  const upload = (text: string) =>
    uploadImage(owner, { name: "a.png", bytes: new Blob([Buffer.from(text, "latin1")]).stream() });
  const script = "<script>document.title = 'ran'; fetch('/t')</script>";
  for (const text of [
    `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
    `<!doctype html>${script}`,
    `%PDF-1.7 ${script}`,
  ])
    await expect(upload(text)).rejects.toMatchObject({ key: "files.notAnImage" });
  const { url } = await upload(`\x89PNG\r\n\x1a\n<html>${script}</html>`);
  expect(url.startsWith(CONTENT_ORIGIN)).toBe(true);
  const response = await page.goto(url);
  const headers = response?.headers() ?? {};
  expect(headers).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
  });
  expect(headers["set-cookie"]).toBeUndefined();
  expect(await page.title()).not.toBe("ran");
  expect((await page.goto(`${CONTENT_ORIGIN}${tenant.path()}`))?.status()).toBe(404);
});

test("one process answers the same address to two companies with what is each one's own", async ({
  request,
  tenant,
  baseURL,
}) => {
  const other = await makeTenant("別会社");
  const keyOf = async (one: TestTenant) =>
    (await createApiKey(await one.as(one.owner), { name: "k", scopes: ["contacts:read"], daysValid: null }))
      .key;
  const keys = [await keyOf(tenant), await keyOf(other)];
  const seen = [];
  for (const key of [...keys, ...keys]) {
    const response = await request.get(`${baseURL}/api/v1/tenant`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(response.headers()["cache-control"]).toBe("private, no-store");
    seen.push((await response.json()).slug);
  }
  expect(seen).toEqual([tenant.slug, other.slug, tenant.slug, other.slug]);
});
