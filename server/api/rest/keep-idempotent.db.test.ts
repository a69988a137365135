import { OpenAPIHono } from "@hono/zod-openapi";
import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { makeTestDatabase } from "@/db/testing";
import { jobContext, keyContext, newTenantContext } from "@/server/auth/request-context";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { addRoute } from "./add-route";
import { problem } from "./problem";
import type { RestEnv } from "./rest-api";

const { admin } = await makeTestDatabase();
const facts = { address: null, userAgent: "", requestId: "" };
const keys = ["0198c0de-0000-7000-8000-000000000001", "0198c0de-0000-7000-8000-000000000002"] as const;
let tenantId: string;
let runs = 0;
let failure: Error | null = null;
let gate: Promise<void> = Promise.resolve();

/** One POST that counts how often its verb ran. */
const api = new OpenAPIHono<RestEnv>();
api.onError((error, c) => problem(c, error));
api.use("*", async (c, next) => {
  const context: Context = keyContext(
    { tenantId, keyId: c.req.header("x-key") ?? keys[0], may: new Set(), folders: null, sandbox: false },
    facts,
  );
  c.set("context", context);
  await next();
});
addRoute(api, {
  method: "post",
  path: "/orders",
  tag: "t",
  summary: "s",
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ run: z.int(), name: z.string() }),
  status: 201,
  run: async (_, { body }) => {
    runs += 1;
    await gate;
    if (failure) throw failure;
    return { run: runs, name: body.name };
  },
});

const post = async (key: string, body: unknown = { name: "a" }, apiKey: string = keys[0]) =>
  api.request("/orders", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, "x-key": apiKey },
    body: JSON.stringify(body),
  });
const count = async (work: () => Promise<unknown>) => {
  const before = runs;
  await work();
  return runs - before;
};

beforeAll(async () => {
  const context = await newTenantContext("test");
  const owner = { email: "a@example.test", name: "a", password: "correct horse battery" };
  await createTenant(context, { slug: "a1", name: "a", owner });
  ({ tenantId } = jobContext(context.tenantId, "test"));
});

test("the same request with the same key runs once and gets the same answer", async () => {
  const first = await post("k1");
  const again = await post("k1");
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("content-type")).toContain("application/json");
  expect(await again.text()).toBe(await first.text());
});

test("of twenty at once, one runs; the others are told to wait", async () => {
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const ran = await count(async () => {
    const answered: unknown[] = [];
    const requests = Array.from({ length: 20 }, async () => {
      const answer = await post("k2");
      answered.push(await answer.json());
      return answer.status;
    });
    // One that comes after the run has ended is rightly given its answer: all the others come before.
    await vi.waitFor(() => expect(answered).toHaveLength(19), 20_000);
    for (const refused of answered)
      expect(refused).toMatchObject({ status: 409, type: "api.idempotencyInFlight" });
    open();
    expect((await Promise.all(requests)).filter((status) => status === 201)).toHaveLength(1);
  });
  gate = Promise.resolve();
  expect(ran).toBe(1);
});

test("the same key with another body is a conflict, and with another API key a request of its own", async () => {
  await post("k3", { name: "a" });
  const conflict = await post("k3", { name: "b" });
  expect(await conflict.json()).toMatchObject({ status: 409, type: "api.idempotencyMismatch" });
  const other = await post("k3", { name: "a" }, keys[1]);
  expect([other.status, other.headers.get("idempotent-replayed")]).toEqual([201, null]);
});

test.each([
  { what: "a conflict", error: new DomainError("CONFLICT", "api.CONFLICT"), status: 409, again: 0 },
  { what: "an unexpected error", error: new Error("x"), status: 500, again: 0 },
  { what: "a refused input", error: new DomainError("INVALID", "api.INVALID"), status: 400, again: 1 },
  {
    what: "a service that is away",
    error: new DomainError("UNAVAILABLE", "api.UNAVAILABLE"),
    status: 503,
    again: 1,
  },
])("$what is $status, and asking again runs it $again times", async ({ error, status, again }) => {
  failure = error;
  expect((await post(`f${status}`)).status).toBe(status);
  failure = null;
  expect(await count(() => post(`f${status}`))).toBe(again);
});

test("a lost process leaves an answer that nobody knows, and says so", async () => {
  await post("k4");
  await admin`update idempotency_keys set status = null, body = null, created_at = now() - interval '2 minutes' where key like '%/k4'`;
  expect(await (await post("k4")).json()).toMatchObject({ status: 409, type: "api.idempotencyUnfinished" });
});

test("after 24 hours a key is new", async () => {
  await post("k5");
  await admin`update idempotency_keys set created_at = now() - interval '25 hours' where key like '%/k5'`;
  expect(await count(() => post("k5", { name: "other" }))).toBe(1);
});

test.each(["", "x".repeat(256)])("a key of %# characters too few or too many is refused", async (key) => {
  expect(await (await post(key)).json()).toMatchObject({ status: 400, type: "api.idempotencyKeyLength" });
});

test("without a key every request runs", async () => {
  const send = () =>
    api.request("/orders", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"a"}',
    });
  expect(await count(async () => [await send(), await send()])).toBe(2);
});
