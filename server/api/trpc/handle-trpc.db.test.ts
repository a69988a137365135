import { beforeAll, describe, expect, test } from "vitest";
import { decodeInstants } from "@/app/_trpc/decode-instants";
import { makeTestDatabase } from "@/db/testing";
import { acceptFactor } from "@/server/auth/accept-factor";
import { checkPassword } from "@/server/auth/check-password";
import { jobContext, newTenantContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { addMember } from "@/server/domain/people/add-member";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { type Permission, permissionsOfRole, type Role, roles } from "@/server/platform/context";
import { handleTrpc } from "./handle-trpc";

const { admin } = await makeTestDatabase();
const origin = "http://127.0.0.1:3000";
const password = "correct horse battery";
const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const cookies = new Map<Role, string>();
let tenantId: string;
let strangerId: string;

const signIn = (email: string) => signInWithPassword({ email, password });

beforeAll(async () => {
  const person = (name: string) => ({ email: `${name}@example.test`, name, password });
  const hana = await createTenant(await newTenantContext("test"), {
    slug: "hana",
    name: "花屋",
    secondFactorRequired: false,
    owner: person("owner"),
  });
  const other = await createTenant(await newTenantContext("test"), {
    slug: "other",
    name: "他社",
    secondFactorRequired: false,
    owner: person("stranger"),
  });
  ({ tenantId } = hana);
  strangerId = other.ownerId;
  const context = jobContext(tenantId, "test");
  for (const role of roles)
    if (role !== "owner") await addMember(context, { ...person(role), role, locale: "en" });
  for (const role of roles) cookies.set(role, await signIn(`${role}@example.test`));
});

type Ask = {
  role?: Role | null;
  tenant?: string | null;
  headers?: Record<string, string>;
  method?: string;
  body?: string;
};
const send = (
  path: string,
  { role = "owner", tenant = "hana", headers = {}, method = "GET", body }: Ask = {},
) =>
  handleTrpc(
    new Request(`${origin}/api/trpc/${path}`, {
      method,
      headers: {
        "sec-fetch-site": "same-origin",
        "x-trpc-source": "browser",
        "content-type": "application/json",
        ...(role && { cookie: cookies.get(role) ?? "" }),
        ...(tenant && { "x-hikyaku-tenant": tenant }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    }),
  );
const query = (path: string, input?: unknown, options: Ask = {}) =>
  send(input === undefined ? path : `${path}?input=${encodeURIComponent(JSON.stringify(input))}`, options);
const mutate = (path: string, input: unknown, options: Ask = {}) =>
  send(path, { ...options, method: "POST", body: JSON.stringify(input) });

test("a member reads the tenant; an instant arrives as an instant", async () => {
  expect((await (await query("tenants.get")).json()).result.data).toMatchObject({ slug: "hana", tenantId });
  const me = decodeInstants((await (await query("people.me")).json()).result.data);
  expect(me).toMatchObject({ email: "owner@example.test", signedInAt: expect.any(Date) });
});

test("a tenant of others and one that is not there are the same answer", async () => {
  const answers = await Promise.all(
    ["other", "nowhere", "", "HANA"].map(async (tenant) => {
      const response = await query("tenants.get", undefined, { tenant });
      return { status: response.status, text: await response.text() };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404 });
});

test("nobody who is not signed in gets anything", async () => {
  const response = await query("tenants.get", undefined, { role: null });
  expect(response.status).toBe(401);
  expect((await response.json()).error.data).toMatchObject({
    code: "UNAUTHENTICATED",
    key: "auth.signInFirst",
  });
});

test("a tenant that asks for a second factor refuses a session without one, on the next request", async () => {
  await admin`update tenants set second_factor_required = true where slug = 'hana'`;
  const response = await query("tenants.get");
  await admin`update tenants set second_factor_required = false where slug = 'hana'`;
  expect((await response.json()).error.data).toMatchObject({
    code: "FORBIDDEN",
    key: "auth.secondFactorRequired",
  });
});

test("an error speaks the person's language and names the wrong field", async () => {
  const japanese = await (await mutate("tenants.update", { weeklyCap: 0 })).json();
  expect(japanese.error.message).toBe("1 件の項目に誤りがあります。 weeklyCap: 1 以上で入力してください。");
  const english = await (await mutate("tenants.update", { weeklyCap: 0 }, { role: "admin" })).json();
  expect(english.error.message).toBe("One field is not right. weeklyCap: This must be 1 or more.");
  expect(english.error.data.fields).toEqual([
    { field: "weeklyCap", key: "api.fieldSmallNumber", message: "This must be 1 or more." },
  ]);
  expect(JSON.stringify(english)).not.toContain("stack");
});

test("forged fields change nothing", async () => {
  const response = await mutate("tenants.update", { name: "x", tenantId: strangerId, standing: "active" });
  expect(response.status).toBe(400);
});

describe("what every role may do, from the matrix", () => {
  const valid = { email: "new@example.test", name: "new", role: "analyst" };
  const actions: { permission: Permission; run: (role: Role) => Promise<Response> }[] = [
    { permission: "settings:write", run: (role) => mutate("tenants.update", { name: "花屋" }, { role }) },
    { permission: "keys:write", run: (role) => query("apiKeys.list", {}, { role }) },
    { permission: "audit:read", run: (role) => query("audit.list", {}, { role }) },
    {
      permission: "people:write",
      run: (role) => mutate("invitations.create", { ...valid, email: `${role}.new@example.test` }, { role }),
    },
  ];
  const cases = roles.flatMap((role) =>
    actions.map(({ permission, run }) => ({
      role,
      permission,
      run,
      allowed: permissionsOfRole[role].includes(permission),
    })),
  );
  test.each(cases)("$role with $permission: $allowed", async ({ role, permission, run, allowed }) => {
    const response = await run(role);
    const { error } = await response.json();
    if (allowed) expect(response.status).toBe(200);
    else
      expect(error.data).toMatchObject({
        code: "FORBIDDEN",
        key: "people.notAllowed",
        details: { permission },
      });
  });
});

describe("people", () => {
  const idOf = async (role: string) =>
    (await admin`select id from people where email_key = ${`${role}@example.test`}`)[0]?.id as string;

  test("nobody gives more than they have: an admin makes no owner and unmakes none", async () => {
    const [analyst, owner] = [await idOf("analyst"), await idOf("owner")];
    const up = await mutate("people.changeRole", { personId: analyst, role: "owner" }, { role: "admin" });
    const down = await mutate("people.changeRole", { personId: owner, role: "analyst" }, { role: "admin" });
    for (const response of [up, down])
      expect((await response.json()).error.data).toMatchObject({ key: "people.roleBeyondOwn" });
  });

  test("the last owner stays, also when two owners leave at once", async () => {
    const [analyst, owner] = [await idOf("analyst"), await idOf("owner")];
    const demote = (personId: string) => mutate("people.changeRole", { personId, role: "analyst" });
    expect((await (await demote(owner)).json()).error.data.key).toBe("people.lastOwner");
    await mutate("people.changeRole", { personId: analyst, role: "owner" });
    const statuses = (await Promise.all([demote(owner), demote(analyst)])).map(({ status }) => status);
    expect(statuses).toContain(200);
    const [left] =
      await admin`select count(*)::int count from members where role = 'owner' and tenant_id = ${tenantId}`;
    expect(left?.count).toBe(1);
    await admin`update members set role = 'owner' where person_id = ${owner}`;
    await admin`update members set role = 'analyst' where person_id = ${analyst}`;
  });

  test("a member of another tenant is not found", async () => {
    const response = await mutate("people.changeRole", { personId: strangerId, role: "analyst" });
    expect((await response.json()).error.data.key).toBe("people.notFound");
  });

  test("a key of a member who was removed is refused", async () => {
    const developer = await idOf("developer");
    const { key } = (
      await (
        await mutate("apiKeys.create", { name: "k", scopes: ["contacts:read"] }, { role: "developer" })
      ).json()
    ).result.data;
    const { handleRest } = await import("@/server/api/rest/handle-rest");
    const ask = () =>
      handleRest(new Request(`${origin}/api/v1/tenant`, { headers: { authorization: `Bearer ${key}` } }));
    expect((await ask()).status).toBe(200);
    await mutate("people.removeMember", { personId: developer });
    expect((await ask()).status).toBe(401);
    expect((await query("tenants.get", undefined, { role: "developer" })).status).toBe(404);
  });

  test("a key gets no scope that its maker lacks", async () => {
    await admin`insert into members (tenant_id, person_id, role) values (${tenantId}, ${await idOf("developer")}, 'developer') on conflict do nothing`;
    const response = await mutate(
      "apiKeys.create",
      { name: "k", scopes: ["segments:write"] },
      { role: "developer" },
    );
    expect((await response.json()).error.data).toMatchObject({
      key: "api-keys.scopeBeyondMaker",
      details: { scopes: ["segments:write"] },
    });
  });

  test("sessions are listed and ended by their own person alone", async () => {
    const second = await signIn("owner@example.test");
    const list = async () =>
      (await (await query("people.listSessions")).json()).result.data as {
        sessionId: string;
        isCurrent: boolean;
      }[];
    const other = (await list()).find(({ isCurrent }) => !isCurrent);
    expect(
      (await mutate("people.revokeSession", { sessionId: other?.sessionId }, { role: "admin" })).status,
    ).toBe(404);
    expect((await mutate("people.revokeSession", { sessionId: other?.sessionId })).status).toBe(200);
    expect((await query("people.me", undefined, { role: null, headers: { cookie: second } })).status).toBe(
      401,
    );
    expect(await list()).toHaveLength(1);
  });

  test("what was done is in the log, with who did it, and without addresses of people", async () => {
    const { items } = (await (await query("audit.list", { action: "member.", limit: 200 })).json()).result
      .data;
    expect(items.map(({ action }: { action: string }) => action)).toContain("member.change-role");
    expect(items[0]).toMatchObject({ actorKind: "person", actorName: "owner" });
    expect(JSON.stringify(items)).not.toContain("example.test");
    const [page] = [(await (await query("audit.list", { limit: 2 })).json()).result.data];
    const next = (await (await query("audit.list", { limit: 2, cursor: page.nextCursor })).json()).result
      .data;
    expect(new Set([...page.items, ...next.items].map(({ id }: { id: string }) => id)).size).toBe(4);
  });
});

describe("what another site can make a browser send", () => {
  const form = (type: string) => ({ "content-type": type });
  test.each([
    {
      what: "a form of another site",
      headers: { "sec-fetch-site": "cross-site", ...form("multipart/form-data; boundary=x") },
    },
    { what: "JSON of another site", headers: { "sec-fetch-site": "cross-site" } },
    { what: "a sibling host", headers: { "sec-fetch-site": "same-site" } },
    { what: "a navigation", headers: { "sec-fetch-site": "none" } },
    {
      what: "an old browser on another site",
      headers: { "sec-fetch-site": "", origin: "https://evil.example" },
    },
    { what: "no word of where from", headers: { "sec-fetch-site": "" } },
    { what: "no mark of our client", headers: { "x-trpc-source": "" } },
    { what: "a form that got our marks", headers: form("multipart/form-data; boundary=x") },
    { what: "plain text that got our marks", headers: form("text/plain") },
    { what: "bytes that got our marks", headers: form("application/octet-stream") },
  ])("$what changes nothing", async ({ headers }) => {
    const response = await mutate("tenants.update", { name: "changed by another site" }, { headers });
    expect([400, 403]).toContain(response.status);
    const [row] = await admin`select name from tenants where slug = 'hana'`;
    expect(row?.name).toBe("花屋");
  });

  test("our own origin is enough where the browser does not say Sec-Fetch-Site", async () => {
    const headers = { "sec-fetch-site": "", origin };
    expect((await mutate("tenants.update", { name: "花屋" }, { headers })).status).toBe(200);
  });

  test("a change cannot be asked for by GET", async () => {
    expect((await query("tenants.update", { name: "x" })).status).toBe(405);
  });
});

test("fifty calls in one request are refused before the first runs; ten are served", async () => {
  const batch = (count: number) =>
    `${Array.from({ length: count }, () => "tenants.get").join(",")}?batch=1&input=%7B%7D`;
  const refused = await send(batch(50));
  expect(refused.status).toBe(400);
  expect((await refused.json()).error.data.key).toBe("api.batchTooLarge");
  const served = await send(batch(10));
  expect(served.status).toBe(200);
  expect(await served.json()).toHaveLength(10);
});

test("a path that is not there and a body that is not JSON are told in words", async () => {
  expect((await (await query("nothing.here")).json()).error.data.key).toBe("api.noSuchRoute");
  const broken = await send("tenants.update", { method: "POST", body: "{" });
  expect(broken.status).toBe(400);
  expect((await broken.json()).error.data.key).toBe("api.badJson");
});

test.each([
  {
    noun: "contacts.create",
    text: "x\0",
    field: "company",
    input: (text: string) => ({ email: "a@b.example", company: text }),
  },
  {
    noun: "contacts.create",
    text: "\ud83d",
    field: "tags.1",
    input: (text: string) => ({ email: "a@b.example", tags: ["a", text] }),
  },
  {
    noun: "contacts.create",
    text: "\udc00",
    field: "fields.k",
    input: (text: string) => ({ email: "a@b.example", fields: { k: text } }),
  },
  {
    noun: "templates.create",
    text: "\ud83d",
    field: "subject",
    input: (text: string) => ({ name: "n", subject: text }),
  },
  {
    noun: "templates.create",
    text: "\0",
    field: "design.body.values.x",
    input: (text: string) => ({ name: "n", design: { body: { values: { x: text } } } }),
  },
  { noun: "campaigns.create", text: "\ud83d", field: "name", input: (name: string) => ({ name }) },
  { noun: "campaigns.create", text: "\0", field: "name", input: (name: string) => ({ name }) },
  {
    noun: "segments.create",
    text: "\udc00",
    field: "rule.test.values.0",
    input: (text: string) => ({
      name: "n",
      rule: { kind: "attribute", attribute: "company", test: { operator: "is", values: [text] } },
    }),
  },
  {
    noun: "segments.create",
    text: "\0",
    field: "name",
    input: (name: string) => ({ name, rule: { kind: "all", rules: [] } }),
  },
])(
  "$noun refuses text that cannot be stored, and says where: $field",
  async ({ noun, text, field, input }) => {
    const response = await mutate(noun, input(text));
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({
      message: expect.stringContaining(text.includes("\0") ? "NUL" : "サロゲート"),
      data: { code: "INVALID", fields: [{ field }] },
    });
  },
);

test("a search that holds half a character is refused in words too", async () => {
  const response = await query("contacts.list", { search: "\ud83d" });
  expect(response.status).toBe(400);
  expect((await response.json()).error.data).toMatchObject({
    key: "api.brokenCharacter",
    fields: [{ field: "search" }],
  });
});

test("a challenge is no session", async () => {
  const { challenge } = await checkPassword({ email: "owner@example.test", password }, facts);
  for (const name of ["hikyaku-session", "hikyaku-challenge"])
    expect(
      (await query("people.me", undefined, { role: null, headers: { cookie: `${name}=${challenge}` } }))
        .status,
    ).toBe(401);
  await expect(
    acceptFactor({ challenge: "x", proof: { kind: "none" }, now: new Date() }, facts),
  ).rejects.toMatchObject({
    key: "auth.challengeEnded",
  });
});
