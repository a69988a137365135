import { request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { parseRanges } from "./client-address";
import { type Edge, makeEdge } from "./make-edge";
import { makeServer } from "./make-server";
import type { Site } from "./route-request";

const origins = {
  app: "https://app.example.test",
  content: "https://content.example.test",
  tracking: "https://t.example.test",
};
type Seen = Parameters<Edge["observe"]>[0];
const seen: Seen[] = [];
let isStopping = false;

/** Behind the edge: tells what reached it, and reads the whole body. */
async function startEdge(door: Site, trusted: string[] = []) {
  const server = makeServer(
    makeEdge(door, {
      settings: { origins, trusted: parseRanges(trusted), isDevelopment: false },
      handle: async (request, response) => {
        const size = (await buffer(request).catch(() => Buffer.alloc(0))).byteLength;
        if (!response.headersSent)
          response.end(JSON.stringify({ headers: request.headers, raw: request.rawHeaders, size }));
      },
      metrics: async () => "up 1\n",
      isStopping: () => isStopping,
      observe: (facts) => seen.push(facts),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const port = await startEdge("app");
const proxied = await startEdge("app", ["127.0.0.1"]);
const tracking = await startEdge("tracking");
const content = await startEdge("content");

type Ask = {
  port?: number;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer[];
};
async function ask({ port: to = port, path = "/t/hana", method = "GET", headers = {}, body = [] }: Ask) {
  const asked = httpRequest({
    port: to,
    host: "127.0.0.1",
    path,
    method,
    headers: { host: "app.example.test", ...headers },
    agent: false,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    asked.once("response", resolve).once("error", reject),
  );
  for (const chunk of body) asked.write(chunk);
  asked.end();
  const response = await answered;
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}
const reached = async (options: Ask) => JSON.parse((await ask(options)).text);

const lies = {
  "X-Forwarded-For": "1.2.3.4",
  Forwarded: "for=1.2.3.4",
  "X-Real-IP": "1.2.3.4",
  "X-Forwarded-Host": "evil.example",
  "X-Forwarded-Proto": "gopher",
  "X-Hikyaku-Address": "1.2.3.4",
  "X-Hikyaku-Path": "/evil",
  "X-Middleware-Subrequest": "middleware:middleware",
  "X-Middleware-Rewrite": "/t/other",
  "X-Invoke-Path": "/t/other",
  "Content-Security-Policy": "script-src 'nonce-mine'",
  "X-Request-Id": "chosen-by-client",
};

test("what a client says about itself is not believed", async () => {
  const { headers, raw } = await reached({ headers: lies });
  expect(headers["x-hikyaku-address"]).toBe("127.0.0.1");
  expect(headers["x-hikyaku-path"]).toBe("/t/hana");
  expect(headers["x-forwarded-host"]).toBe("app.example.test");
  expect(headers["x-forwarded-proto"]).toBe("https");
  expect(headers["content-security-policy"]).not.toContain("nonce-mine");
  expect(headers["x-request-id"]).not.toBe("chosen-by-client");
  expect(JSON.stringify({ headers, raw })).not.toMatch(/1\.2\.3\.4|evil|gopher|middleware|invoke/);
});

test("a proxy of ours tells the client's address and the request's id", async () => {
  const headers = { ...lies, "X-Forwarded-For": "1.2.3.4, 203.0.113.5" };
  const { headers: got } = await reached({ port: proxied, headers });
  expect(got["x-hikyaku-address"]).toBe("203.0.113.5");
  expect(got["x-request-id"]).toBe("chosen-by-client");
  expect(got["x-forwarded-host"]).toBe("app.example.test");
  expect(got["x-middleware-subrequest"]).toBeUndefined();
});

test.each([
  { what: "tracking port: a click", port: tracking, path: "/c/abc", status: 200 },
  { what: "tracking port: health", port: tracking, path: "/api/health", status: 200 },
  { what: "tracking port: a page of the app", port: tracking, path: "/t/hana", status: 404 },
  { what: "tracking port: the API", port: tracking, path: "/api/v1/tenant", status: 404 },
  { what: "content port: content", port: content, path: "/content/x", status: 200 },
  { what: "content port: a page of the app", port: content, path: "/t/hana", status: 404 },
  { what: "app port: a click", port, path: "/c/abc", status: 404 },
  { what: "app port: content", port, path: "/content/x", status: 404 },
  { what: "app port: a click, hidden by an escape", port, path: "/%63/abc", status: 404 },
  { what: "app port: a click, behind dots", port, path: "/t/../c/abc", status: 400 },
  { what: "app port: a click, behind escaped dots", port, path: "/t/%2e%2e/c/abc", status: 400 },
  { what: "tracking port: the app, behind dots", port: tracking, path: "/u/../t/hana", status: 400 },
  { what: "app port: two slashes", port, path: "//evil.example/x", status: 400 },
  { what: "app port: a whole address", port, path: "http://evil.example/x", status: 400 },
  { what: "app port: a broken escape", port, path: "/%zz", status: 400 },
])("$what is $status", async ({ port: to, path, status }) => {
  expect((await ask({ port: to, path })).status).toBe(status);
});

test("a foreign Host leads to the app's own address, and a POST to it nowhere", async () => {
  const headers = { host: "evil.example" };
  const moved = await ask({ headers, path: "/t/hana?x=1" });
  expect(moved).toMatchObject({ status: 308, headers: { location: "https://app.example.test/t/hana?x=1" } });
  expect((await ask({ headers, method: "POST" })).status).toBe(421);
  expect((await ask({ headers, path: "/api/health" })).status).toBe(200);
});

test("pages carry a policy with a nonce of their own each time", async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => String((await ask({})).headers["content-security-policy"])),
  );
  const nonces = policies.map((policy) => /script-src \S+ 'nonce-([^']+)'(?=;)/.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(2);
  expect(nonces).not.toContain(undefined);
  const { headers } = await ask({});
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "private, no-store",
    "strict-transport-security": expect.stringContaining("max-age"),
  });
});

test("the nonce that Next reads is the one that the browser reads", async () => {
  const response = await ask({});
  expect(JSON.parse(response.text).headers["content-security-policy"]).toBe(
    response.headers["content-security-policy"],
  );
});

test("content of customers may run nothing and is framed by the app alone", async () => {
  const { headers } = await ask({ port: content, path: "/content/x" });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox");
  expect(policy).toContain("frame-ancestors https://app.example.test");
  expect(policy).not.toContain("script-src");
});

const chunks = (count: number) => Array.from({ length: count }, () => Buffer.alloc(65_536));
test.each([
  {
    what: "announced too large",
    headers: { "content-length": String(5 << 20) },
    body: chunks(80),
    status: 413,
  },
  {
    what: "too large without saying so",
    headers: { "transfer-encoding": "chunked" },
    body: chunks(80),
    status: 413,
  },
  { what: "small enough", headers: { "transfer-encoding": "chunked" }, body: chunks(4), status: 200 },
])("a body $what is $status", async ({ headers, body, status }) => {
  const answer = await ask({ method: "POST", path: "/api/trpc/x", headers, body }).catch(
    (error: unknown) => error,
  );
  // The server may hang up while the client still writes; what it must not do is read on.
  if (answer instanceof Error) expect(status).toBe(413);
  else expect(answer).toMatchObject({ status });
});

test("metrics are for this machine, and not for whom it forwards", async () => {
  expect((await ask({ path: "/api/metrics" })).text).toBe("up 1\n");
  expect((await ask({ path: "/api/metrics", headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(404);
  expect(
    (await ask({ port: proxied, path: "/api/metrics", headers: { "x-forwarded-for": "203.0.113.5" } }))
      .status,
  ).toBe(404);
});

test("while it stops, readiness says so and connections are not kept", async () => {
  isStopping = true;
  const { status, headers } = await ask({ path: "/api/ready" });
  isStopping = false;
  expect({ status, connection: headers.connection }).toEqual({ status: 503, connection: "close" });
});

test("what is noted of a request tells nobody's token", async () => {
  seen.length = 0;
  await ask({ port: tracking, path: "/u/secret-token-of-somebody?email=a@b" });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ route: "/u/:", site: "tracking", status: 200, method: "GET" });
});
