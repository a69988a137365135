import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTRPCClient } from "@trpc/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLinks } from "@/app/_trpc/make-links";
import { makeTestDatabase } from "@/db/testing";
import { newTenantContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { handleTrpc } from "./handle-trpc";
import type { AppRouter } from "./root";

await makeTestDatabase();
const appOrigin = "http://127.0.0.1:3000";
const owner = { email: "owner@example.test", name: "owner", password: "correct horse battery" };
let cookie = "";
const asked: string[] = [];

/** The door behind a real HTTP server, with its own limit of 16 KiB for address and headers. */
const server = createServer(async (request, response) => {
  asked.push(request.method ?? "");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = await handleTrpc(
    new Request(`${appOrigin}${request.url}`, {
      method: request.method ?? "GET",
      headers: new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      ...(request.method === "POST" && { body: Buffer.concat(chunks) }),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});

beforeAll(async () => {
  await createTenant(await newTenantContext("test"), {
    slug: "hana",
    name: "花屋",
    secondFactorRequired: false,
    owner,
  });
  cookie = await signInWithPassword(owner);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const client = () =>
  createTRPCClient<AppRouter>({
    links: makeLinks({
      tenant: "hana",
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/trpc`,
      headers: { cookie, "sec-fetch-site": "same-origin" },
    }),
  });

test("a rule of 60 KB is counted, shown and explained", async () => {
  const values = Array.from({ length: 600 }, (_, index) => `${"x".repeat(100)}${index}`);
  const rule = { kind: "attribute", attribute: "company", test: { operator: "is", values } } as const;
  expect(JSON.stringify(rule).length).toBeGreaterThan(60_000);
  const { segments, contacts } = client();
  const { contactId } = await contacts.create.mutate({ email: "ada@example.test", company: values[7] });
  expect(await segments.count.query({ rule })).toMatchObject({ count: 1 });
  expect((await segments.preview.query({ rule })).items).toHaveLength(1);
  expect(await segments.explain.query({ rule, contactId })).toMatchObject({ isMember: true });
});

test("short questions stay with GET", async () => {
  asked.length = 0;
  await client().tenants.get.query();
  expect(asked).toEqual(["GET"]);
});
