import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { newTenantContext, personContext } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyText } from "@/server/domain/api-keys/pure/key-text";
import { revokeApiKey } from "@/server/domain/api-keys/revoke-api-key";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context } from "@/server/platform/context";
import { handleRest } from "./handle-rest";

const { admin } = await makeTestDatabase();

const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const owner = {
  email: "Hana@Example.test",
  name: "花",
  password: "correct horse battery",
  locale: "ja" as const,
};
let context: Context;
let key: string;
let keyId: string;

const ask = (path: string, init: RequestInit = {}, bearer: string | null = key) =>
  handleRest(
    new Request(`http://127.0.0.1:3000/api/v1${path}`, {
      ...init,
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        "content-type": "application/json",
        ...(init.headers as Record<string, string>),
      },
    }),
  );

const session = (personId: string) => ({
  sessionId: "s",
  personId,
  assurance: 2,
  email: "",
  name: "",
  locale: "ja" as const,
  theme: "system" as const,
  signedInAt: new Date(),
});

beforeAll(async () => {
  const made = await createTenant(await newTenantContext("test"), { slug: "hana", name: "花屋", owner });
  context = await personContext(session(made.ownerId), "hana", facts);
  ({ key, keyId } = await createApiKey(context, { name: "k", scopes: ["settings:write"], daysValid: null }));
});

test("the OpenAPI description is 3.1 and needs no key", async () => {
  const response = await ask("/openapi.json", {}, null);
  const description = await response.json();
  expect(description.openapi).toBe("3.1.0");
  const { get, patch } = description.paths["/api/v1/tenant"];
  const answer = get.responses["200"].content["application/json"].schema;
  expect(answer.properties.slug).toEqual({ type: "string" });
  expect(answer.properties.weeklyCap.type).toEqual(["integer", "null"]);
  expect(patch.requestBody.content["application/json"].schema.additionalProperties).toBe(false);
});

test("a key reads and changes its tenant, and is told its limits", async () => {
  const quietHours = { from: 22, to: 7 };
  const patched = await ask("/tenant", { method: "PATCH", body: JSON.stringify({ quietHours }) });
  expect(patched.status).toBe(200);
  const read = await ask("/tenant");
  expect(read.status).toBe(200);
  expect(read.headers.get("ratelimit-policy")).toBe('"key";q=600;w=60');
  expect(read.headers.get("ratelimit")).toMatch(/^"key";r=5\d\d;t=\d+$/);
  expect(read.headers.get("cache-control")).toBe("private, no-store");
  const { revision } = await patched.json();
  expect(await read.json()).toMatchObject({ slug: "hana", quietHours, revision });
  const late = { revision: "2020-01-01T00:00:00.000Z", weeklyCap: 3 };
  const refused = await ask("/tenant", { method: "PATCH", body: JSON.stringify(late) });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ type: "tenants.changedMeanwhile", details: { revision } });
});

test.each([
  { what: "no key", bearer: null, type: "api.keyMissing" },
  { what: "a word", bearer: "word", type: "api-keys.refused" },
  {
    what: "a key of the right form that nobody made",
    bearer: keyText(randomUUID(), randomBytes(32)),
    type: "api-keys.refused",
  },
])("$what is 401, as a problem document", async ({ bearer, type }) => {
  const response = await ask("/tenant", { headers: { "accept-language": "ja" } }, bearer);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("content-language")).toBe("ja");
  expect(response.headers.get("www-authenticate")).toContain("Bearer");
  expect(await response.json()).toMatchObject({ type, status: 401, title: "Not authenticated" });
});

test("wrong input names each field, a field that is not ours included", async () => {
  const body = JSON.stringify({
    weeklyCap: 0,
    timeZone: "+09:00",
    standing: "active",
    tenantId: randomUUID(),
  });
  const response = await ask("/tenant", { method: "PATCH", body });
  expect(response.status).toBe(400);
  const { errors } = await response.json();
  expect(errors.map(({ field, type }: { field: string; type: string }) => [field, type])).toEqual([
    ["timeZone", "tenants.badTimeZone"],
    ["weeklyCap", "api.fieldSmallNumber"],
    ["", "api.fieldUnknown"],
  ]);
});

test.each([
  { what: "broken JSON", init: { method: "PATCH", body: "{" }, status: 400, type: "api.badJson" },
  {
    what: "a form",
    init: { method: "PATCH", body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
    status: 400,
    type: "api.jsonRequired",
  },
  {
    what: "2 MiB",
    init: { method: "PATCH", body: JSON.stringify({ name: "x".repeat(2 << 20) }) },
    status: 413,
    type: "api.bodyTooLarge",
  },
  { what: "an unknown query name", init: {}, path: "/tenant?x=1", status: 400, type: "api.invalidInput" },
  { what: "an address that is not there", init: {}, path: "/nothing", status: 404, type: "api.noSuchRoute" },
])("$what is refused with $status", async ({ init, path = "/tenant", status, type }) => {
  const response = await ask(path, init);
  expect(await response.json()).toMatchObject({ status, type });
  expect(response.status).toBe(status);
});

test("a key may do what its maker may do now, not what the maker could do then", async () => {
  const patch = { method: "PATCH", body: JSON.stringify({ name: "花屋" }) };
  expect((await ask("/tenant", patch)).status).toBe(200);
  await admin`update members set role = 'analyst'`;
  expect(await (await ask("/tenant", patch)).json()).toMatchObject({
    status: 403,
    details: { permission: "settings:write" },
  });
  expect((await ask("/tenant")).status).toBe(200);
  await admin`update members set role = 'owner'`;
});

test("the last use of a key is noted, but not on every request", async () => {
  await admin`update api_keys set last_used_at = now() - interval '6 minutes'`;
  await ask("/tenant");
  const [first] =
    await admin`select last_used_at at, last_used_at > now() - interval '1 minute' fresh from api_keys where id = ${keyId}`;
  await ask("/tenant");
  const [second] = await admin`select last_used_at at from api_keys where id = ${keyId}`;
  expect(first?.fresh).toBe(true);
  expect(second?.at).toEqual(first?.at);
});

test("an expired and a revoked key are refused on the next request, and look like an unknown one", async () => {
  const make = () => createApiKey(context, { name: "k", scopes: ["audit:read"], daysValid: 1 });
  const [expired, revoked] = [await make(), await make()];
  expect((await ask("/tenant", {}, expired.key)).status).toBe(200);
  expect((await ask("/tenant", {}, revoked.key)).status).toBe(200);
  await admin`update api_keys set expires_at = now() - interval '1 second' where id = ${expired.keyId}`;
  await revokeApiKey(context, revoked);
  await revokeApiKey(context, revoked);
  for (const ended of [expired.key, revoked.key])
    expect(await (await ask("/tenant", {}, ended)).json()).toMatchObject({
      status: 401,
      type: "api-keys.refused",
    });
  const audit =
    await admin`select action from audit_log where subject = ${`api-keys/${revoked.keyId}`} order by id`;
  expect(audit.map(({ action }) => action)).toEqual(["api-key.create", "api-key.revoke"]);
});

test("no table holds a key", async () => {
  const found =
    await admin`select 1 from api_keys k, api_key_index i where k::text like ${`%${key.slice(-20)}%`} or i::text like ${`%${key.slice(-20)}%`}`;
  expect(found).toHaveLength(0);
});

test("a flood is answered 429 with Retry-After, and other keys do not feel it", async () => {
  const other = await createApiKey(context, { name: "other", scopes: ["audit:read"], daysValid: null });
  await admin`update rate_limits set tokens = 0, updated_at = now() + interval '1 hour' where bucket = ${`api/key/${keyId}`}`;
  const refused = await ask("/tenant");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask("/tenant", {}, other.key)).status).toBe(200);
  await admin`delete from rate_limits`;
});
