import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { newTenantContext, personContext } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { getImage } from "@/server/domain/files/get-image";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { handleRest } from "./handle-rest";

await makeTestDatabase();
let key: string;
let reader: string;
let tenantId: string;

async function ask(method: string, path: string, body?: unknown, bearer = key) {
  const isFile = Buffer.isBuffer(body);
  const content = isFile ? new Uint8Array(body) : typeof body === "string" ? body : JSON.stringify(body);
  const response = await handleRest(
    new Request(`http://127.0.0.1:3000/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        "content-type": isFile ? "image/png" : "application/json",
        "accept-language": "en",
      },
      ...(body !== undefined && { body: content }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

beforeAll(async () => {
  const owner = {
    email: "h@example.test",
    name: "花",
    password: "correct horse battery",
    locale: "ja" as const,
  };
  const { ownerId } = await createTenant(await newTenantContext("test"), {
    slug: "hana",
    name: "花屋",
    owner,
  });
  const session = {
    sessionId: "s",
    personId: ownerId,
    assurance: 2,
    email: "",
    name: "",
    locale: "ja" as const,
    theme: "system" as const,
    signedInAt: new Date(),
  };
  const context = await personContext(session, "hana", {
    address: "192.0.2.1",
    userAgent: "test",
    requestId: "r",
  });
  tenantId = context.tenantId;
  const write = [
    "contacts:read",
    "contacts:write",
    "segments:read",
    "segments:write",
    "templates:read",
    "templates:write",
    "domains:read",
    "domains:write",
    "campaigns:write",
  ] as const;
  ({ key } = await createApiKey(context, { name: "w", scopes: [...write], daysValid: null }));
  ({ key: reader } = await createApiKey(context, { name: "r", scopes: ["contacts:read"], daysValid: null }));
});

test("contacts with fields, tags, consents and suppressions", async () => {
  const field = await ask("POST", "/contact-fields", { key: "rank", label: "ランク", type: "text" });
  expect(field.status).toBe(201);
  expect((await ask("GET", "/contact-fields")).body.items).toEqual([
    { id: field.body.id, key: "rank", label: "ランク", type: "text", position: 0 },
  ]);
  const person = {
    email: "taro@example.jp",
    familyName: "山田",
    fields: { rank: "金" },
    tags: ["VIP"],
    consent: { state: "given", how: "form" },
  };
  const made = await ask("POST", "/contacts", person);
  expect(made.status).toBe(201);
  expect(await ask("POST", "/contacts", person)).toMatchObject({
    status: 409,
    body: { type: "contacts.alreadyThere", details: { contactId: made.body.id } },
  });
  expect((await ask("PUT", "/contacts", { email: "TARO@example.jp", givenName: "太郎" })).body).toEqual({
    id: made.body.id,
    made: false,
  });
  expect((await ask("PUT", "/contacts", { email: "new@example.jp" })).body.made).toBe(true);
  expect((await ask("PATCH", `/contacts/${made.body.id}`, { company: "甲" })).status).toBe(204);
  const { body: contact } = await ask("GET", `/contacts/${made.body.id}`);
  expect(contact).toMatchObject({
    id: made.body.id,
    givenName: "太郎",
    company: "甲",
    fields: { rank: "金" },
    tags: [{ name: "VIP" }],
    consent: { state: "given" },
    timeline: [],
  });
  const { body: page } = await ask("GET", "/contacts?limit=1&suppressed=false");
  expect(page).toMatchObject({
    items: [{ email: "new@example.jp", consent: "none" }],
    count: { value: 2, more: false },
  });
  expect((await ask("GET", `/contacts?limit=1&cursor=${page.nextCursor}`)).body).toMatchObject({
    items: [{ email: "taro@example.jp" }],
    nextCursor: null,
    count: null,
  });
  const tagId = contact.tags[0].id;
  expect((await ask("POST", `/tags/${tagId}/contacts`, { contactIds: [page.items[0].id] })).body).toEqual({
    tagged: 1,
  });
  expect((await ask("GET", "/tags")).body.items).toEqual([{ id: tagId, name: "VIP", contactCount: 2 }]);
  expect(
    (await ask("POST", `/contacts/${made.body.id}/consents`, { state: "withdrawn", how: "phone" })).status,
  ).toBe(204);
  expect((await ask("POST", "/suppressions", { contactId: made.body.id, reason: "asked" })).body).toEqual({
    added: true,
  });
  expect((await ask("GET", "/suppressions")).body.items).toMatchObject([
    { email: "taro@example.jp", cause: "by-hand" },
  ]);
  expect(
    (await ask("POST", "/suppressions/lift", { email: "taro@example.jp", reason: "asked again" })).status,
  ).toBe(204);
  expect((await ask("DELETE", `/contacts/${made.body.id}`)).status).toBe(204);
  expect(await ask("GET", `/contacts/${made.body.id}`)).toMatchObject({
    status: 404,
    body: { type: "contacts.notFound" },
  });
  expect(await ask("POST", "/contacts", person, reader)).toMatchObject({ status: 403 });
});

test("segments, and a rule that is refused says where", async () => {
  const rule = {
    kind: "all",
    rules: [{ kind: "attribute", attribute: "domain", test: { operator: "is", values: ["example.jp"] } }],
  };
  const made = await ask("POST", "/segments", { name: "jp", rule });
  expect(made).toMatchObject({ status: 201, body: { version: 1 } });
  const { id } = made.body;
  expect((await ask("PATCH", `/segments/${id}`, { rule: { kind: "not", rule } })).body).toEqual({
    version: 2,
  });
  expect((await ask("GET", `/segments/${id}`)).body).toMatchObject({
    id,
    name: "jp",
    version: 2,
    rule: { kind: "not" },
  });
  const { body: people } = await ask("POST", "/segments/preview", { rule });
  expect((await ask("POST", "/segments/count", { rule })).body).toMatchObject({
    count: people.items.length,
    version: null,
  });
  expect((await ask("POST", "/segments/explain", { rule, contactId: people.items[0].id })).body).toEqual({
    isMember: true,
    nodes: [
      { path: "rule", is: true },
      { path: "rule.rules.0", is: true },
    ],
  });
  const deep = `${'{"kind":"not","rule":'.repeat(40_000)}${JSON.stringify(rule)}${"}".repeat(40_000)}`;
  expect(await ask("POST", "/segments", `{"name":"deep","rule":${deep}}`)).toMatchObject({
    status: 400,
    body: {
      errors: [{ field: "rule", type: "segments.ruleTooDeep", detail: expect.stringContaining("8 levels") }],
    },
  });
  const tag = { kind: "tag", tagId: randomUUID(), has: true };
  expect(await ask("POST", "/segments/count", { rule: { kind: "any", rules: [tag] } })).toMatchObject({
    status: 400,
    body: { type: "segments.tagUnknown", details: { field: "rule.rules.0" } },
  });
  expect((await ask("DELETE", `/segments/${id}`)).status).toBe(204);
  expect((await ask("GET", "/segments")).body.items).toEqual([]);
});

test("templates and their images", async () => {
  const made = await ask("POST", "/templates", { name: "letter", starter: "letter" });
  expect(made).toMatchObject({ status: 201, body: { version: 1 } });
  const { id } = made.body;
  expect((await ask("PATCH", `/templates/${id}`, { version: 1, subject: "件名" })).body).toEqual({
    version: 2,
  });
  expect(await ask("PATCH", `/templates/${id}`, { version: 1, subject: "x" })).toMatchObject({ status: 409 });
  const { subject, preheader, design, text } = (await ask("GET", `/templates/${id}`)).body;
  const preview = await ask("POST", "/templates/preview", { content: { subject, preheader, design, text } });
  expect(preview.body.mail).toMatchObject({ subject: "件名", html: expect.stringContaining("<html") });
  expect((await ask("POST", `/templates/${id}/duplicate`, { name: "copy" })).status).toBe(201);
  expect((await ask("GET", "/templates")).body.items.map(({ name }: { name: string }) => name)).toContain(
    "copy",
  );
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(300_000)]);
  const image = await ask("POST", "/images?name=a.png", png);
  expect(image).toMatchObject({ status: 201, body: { contentType: "image/png", sizeInBytes: png.length } });
  expect((await getImage(tenantId, image.body.sha256)).bytes.equals(png)).toBe(true);
  expect(await ask("POST", "/images", Buffer.from("<svg>"))).toMatchObject({
    status: 400,
    body: { type: "files.notAnImage" },
  });
  expect((await ask("DELETE", `/templates/${id}`)).status).toBe(204);
});

test("sending domains", async () => {
  const made = await ask("POST", "/domains", { name: "https://Shop.test/" });
  expect(made).toMatchObject({ status: 201, body: { name: "shop.test" } });
  const { body: domain } = await ask("GET", `/domains/${made.body.id}`);
  expect(domain).toMatchObject({ state: "pending", checks: [] });
  expect(domain.records.map(({ record }: { record: string }) => record)).toEqual([
    "ownership",
    "dkim",
    "spf",
    "dmarc",
  ]);
  expect(await ask("POST", "/domains", { name: "gmail.com" })).toMatchObject({
    status: 400,
    body: { type: "domains.providersDomain" },
  });
  expect((await ask("GET", "/domains")).body.items).toMatchObject([{ id: made.body.id, state: "pending" }]);
  expect((await ask("DELETE", `/domains/${made.body.id}`)).status).toBe(204);
});

test("every route is described", async () => {
  const { body } = await ask("GET", "/openapi.json");
  for (const path of [
    "/contacts",
    "/contact-fields",
    "/tags",
    "/suppressions",
    "/segments",
    "/segments/count",
    "/templates",
    "/images",
    "/domains",
  ])
    expect(Object.keys(body.paths)).toContain(`/api/v1${path}`);
});

test.each([
  { path: "/contacts", field: "company", body: (text: string) => ({ email: "a@b.example", company: text }) },
  { path: "/templates", field: "subject", body: (text: string) => ({ name: "n", subject: text }) },
  { path: "/campaigns", field: "name", body: (name: string) => ({ name }) },
  { path: "/segments", field: "name", body: (name: string) => ({ name, rule: { kind: "all", rules: [] } }) },
])("POST $path refuses text that cannot be stored, and says where", async ({ path, field, body }) => {
  for (const [text, type] of [
    ["a\ud83d", "api.brokenCharacter"],
    ["a\0", "api.nulCharacter"],
  ] as const)
    expect(await ask("POST", path, body(text))).toMatchObject({
      status: 400,
      body: { type, errors: [{ field, type }] },
    });
});

test("acts on everybody who fits a filter, and their undoing", async () => {
  for (const no of [1, 2])
    await ask("PUT", "/contacts", { email: `all${no}@example.jp`, company: "全員商店" });
  const filter = { search: "全員商店" };
  expect((await ask("GET", `/contacts/count?search=${encodeURIComponent("全員商店")}`)).body).toEqual({
    value: 2,
    more: false,
  });
  const { body: made } = await ask("POST", "/tags", { name: "全員" });
  const at = `/tags/${made.id}/contacts/matching`;
  expect(await ask("POST", at, { filter, people: 3 })).toMatchObject({
    status: 409,
    body: { type: "contacts.peopleChanged", details: { confirmed: 3, people: 2 } },
  });
  const tagged = await ask("POST", at, { filter, people: 2 });
  expect(tagged.body).toMatchObject({ tagged: 2 });
  expect((await ask("POST", `${at}/undo`, { at: tagged.body.at })).body).toEqual({ untagged: 2 });
  expect((await ask("DELETE", at, { filter, people: 2 })).body).toEqual({ untagged: 0 });
  const out = await ask("POST", "/suppressions/matching", { filter, people: 2, reason: "asked" });
  expect(out.body).toMatchObject({ suppressed: 2 });
  const undone = await ask("POST", "/suppressions/matching/undo", { at: out.body.at, reason: "undone" });
  expect(undone.body).toEqual({ lifted: 2 });
});
