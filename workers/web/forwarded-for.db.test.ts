import type { IncomingMessage, ServerResponse } from "node:http";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { handleRest } from "@/server/api/rest/handle-rest";
import { postPassword } from "@/server/api/sign-in/post-password";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { hashAddress } from "@/server/platform/secrets";
import { parseRanges } from "./client-address";
import { makeEdge } from "./make-edge";
import { makeServer } from "./make-server";

const { admin } = await makeTestDatabase();
const host = "127.0.0.1:3000";
const origins = {
  app: `http://${host}`,
  content: "http://127.0.0.1:3001",
  tracking: "http://127.0.0.1:3002",
};

/** The doors behind the edge, as Next hands a request on to them. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new Request(`${origins.app}${request.url}`, {
    method: request.method ?? "GET",
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: await buffer(request),
  });
  const answer = await (request.url === "/api/auth/password" ? postPassword(asked) : handleRest(asked));
  response
    .writeHead(answer.status, Object.fromEntries(answer.headers))
    .end(Buffer.from(await answer.arrayBuffer()));
}

async function startWeb(trusted: string[]): Promise<number> {
  const server = makeServer(
    makeEdge("app", {
      settings: { origins, trusted: parseRanges(trusted), isDevelopment: false },
      handle,
      metrics: async () => "",
      isStopping: () => false,
      observe: () => undefined,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const open = await startWeb([]);
const behindProxy = await startWeb(["127.0.0.1"]);

const tenant = await makeTestTenant(admin);
const owner = await addPerson(admin, tenant, { name: "所有者", role: "owner" });
const { key } = await createApiKey(owner, { name: "k", scopes: ["settings:write"], daysValid: null });
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`delete from audit_log`;
});

function ask(
  port: number,
  path: string,
  method: string,
  body: unknown,
  claims: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      host,
      origin: origins.app,
      "content-type": "application/json",
      authorization: `Bearer ${key}`,
      ...claims,
    };
    const asked = httpRequest({ port, host: "127.0.0.1", path, method, headers, agent: false }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.once("error", reject).end(JSON.stringify(body));
  });
}
const signIn = (port: number, claims: Record<string, string>) =>
  ask(
    port,
    "/api/auth/password",
    "POST",
    { email: "nobody@example.test", password: "wrong horse battery" },
    claims,
  );
const rename = (port: number, claims: Record<string, string>) =>
  ask(port, "/api/v1/tenant", "PATCH", { name: "花屋" }, claims);

/** Three addresses that a client may claim, by every header that has ever been believed. */
const lies = [1, 2, 3].map((no) => ({
  "x-forwarded-for": `203.0.113.${no}, 198.51.100.${no}`,
  forwarded: `for=203.0.113.${no}`,
  "x-real-ip": `203.0.113.${no}`,
  "x-hikyaku-address": `203.0.113.${no}`,
}));
const addressBuckets = async () =>
  (await admin`select bucket from rate_limits where bucket like 'login/address/%' order by 1`).map(
    ({ bucket }) => bucket,
  );
const bucketOf = (address: string) => `login/address/${hashAddress("login", address)}`;

test("however a client calls itself, its tries to sign in come from one bucket: the socket's", async () => {
  for (const claims of lies) expect(await signIn(open, claims)).toBe(401);
  expect(await addressBuckets()).toEqual([bucketOf("127.0.0.1")]);
  await admin`update rate_limits set tokens = 0, updated_at = now() + interval '1 hour' where bucket = ${bucketOf("127.0.0.1")}`;
  expect(await signIn(open, { "x-forwarded-for": "192.0.2.99" })).toBe(429);
});

test("the audit log has the socket's address, whatever was claimed", async () => {
  for (const claims of lies) expect(await rename(open, claims)).toBe(200);
  const rows = await admin`select distinct address from audit_log where action = 'tenant.update'`;
  expect(rows).toEqual([{ address: "127.0.0.1" }]);
});

test("behind a proxy of ours the last entry counts, which the proxy wrote: so the two tests above can fail", async () => {
  for (const claims of lies) expect(await signIn(behindProxy, claims)).toBe(401);
  expect(await addressBuckets()).toEqual([1, 2, 3].map((no) => bucketOf(`198.51.100.${no}`)).sort());
  await rename(behindProxy, { "x-forwarded-for": "203.0.113.1, 198.51.100.7" });
  expect(await admin`select address from audit_log where action = 'tenant.update'`).toEqual([
    { address: "198.51.100.7" },
  ]);
});
