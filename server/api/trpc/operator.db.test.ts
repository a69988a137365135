import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { signInOperator, type TestOperator } from "@/server/api/operator-sign-in/testing-operator";
import { readApiKey } from "@/server/auth/read-api-key";
import { jobContext, newTenantContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { addMember } from "@/server/domain/people/add-member";
import { climbLadder } from "@/server/domain/plans/climb-ladder";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { handleOperatorTrpc, handleTrpc } from "./handle-trpc";

const { admin, urls } = await makeTestDatabase();
const origin = "http://127.0.0.1:3000";
const password = "correct horse battery";
const person = (name: string) => ({ email: `${name}@example.test`, name, password });
let tenantId: string;
let operator: TestOperator;
let ownerCookie: string;

beforeAll(async () => {
  for (const [slug, name] of [
    ["hana", "花屋"],
    ["tori", "鳥屋 100%"],
    ["umi", "海屋"],
  ] as const)
    await createTenant(await newTenantContext("test"), {
      slug,
      name,
      secondFactorRequired: false,
      owner: person(slug),
    });
  const [row] = await admin<{ id: string }[]>`select tenant_id id from tenants where slug = 'hana'`;
  tenantId = row?.id ?? "";
  operator = await signInOperator(urls.owner);
  ownerCookie = await signInWithPassword(person("hana"));
});

beforeEach(async () => {
  await admin`update tenants set standing = 'active', standing_reason = '', trial_ends_at = null, daily_quota = null, plan_id = null`;
  await admin`update sessions set proved_at = now()`;
});

type Ask = { cookie?: string; headers?: Record<string, string> };
const send = (
  door: typeof handleTrpc,
  url: string,
  input: unknown,
  isChange: boolean,
  { cookie = operator.cookie, headers = {} }: Ask = {},
) =>
  door(
    new Request(
      isChange || input === undefined ? url : `${url}?input=${encodeURIComponent(JSON.stringify(input))}`,
      {
        method: isChange ? "POST" : "GET",
        headers: {
          "sec-fetch-site": "same-origin",
          "x-trpc-source": "browser",
          "content-type": "application/json",
          cookie,
          ...headers,
        },
        ...(isChange && { body: JSON.stringify(input ?? {}) }),
      },
    ),
  );
const query = (path: string, input?: unknown, ask?: Ask) =>
  send(handleOperatorTrpc, `${origin}/api/operator/${path}`, input, false, ask);
const change = (path: string, input: unknown, ask?: Ask) =>
  send(handleOperatorTrpc, `${origin}/api/operator/${path}`, input, true, ask);
const console_ = (path: string, input: unknown, isChange: boolean, cookie = ownerCookie) =>
  send(handleTrpc, `${origin}/api/trpc/${path}`, input, isChange, {
    cookie,
    headers: { "x-hikyaku-tenant": "hana" },
  });
const keyOf = async (response: Response) => (await response.json()).error?.data?.key;
const dataOf = async (response: Response) => (await response.json()).result.data;

test("to a tenant's owner, and to nobody, the operators' API is a place that does not exist", async () => {
  const strip = async (response: Response) => {
    const { error } = await response.json();
    return { status: response.status, key: error.data.key, message: error.message };
  };
  for (const cookie of [ownerCookie, "", ownerCookie.replace("hikyaku-session", "hikyaku-nothing")]) {
    const unknown = await strip(await query("tenants.nothing", undefined, { cookie }));
    expect(unknown.status).toBe(404);
    for (const path of ["tenants.list", "plans.list", "log.list", "me"])
      expect(await strip(await query(path, path === "tenants.list" ? {} : undefined, { cookie }))).toEqual(
        unknown,
      );
    expect(
      await strip(
        await change("tenants.setStanding", { tenantId, standing: "active", typedSlug: "hana" }, { cookie }),
      ),
    ).toEqual(unknown);
  }
});

test("an owner's session under the operators' cookie is no session", async () => {
  const cookie = ownerCookie.replace("hikyaku-session", "hikyaku-operator");
  expect((await query("tenants.list", {}, { cookie })).status).toBe(401);
});

test("an operator's cookie is nobody in the console, under either name", async () => {
  for (const cookie of [operator.cookie, operator.cookie.replace("hikyaku-operator", "hikyaku-session")])
    for (const path of ["tenants.get", "people.me"])
      expect((await console_(path, undefined, false, cookie)).status).toBe(401);
});

test.each([
  { what: "another site", headers: { "sec-fetch-site": "cross-site" } },
  { what: "a page that sets no header of ours", headers: { "x-trpc-source": "" } },
  { what: "a form", headers: { "content-type": "multipart/form-data; boundary=x" } },
])("$what changes nothing", async ({ headers }) => {
  const input = { tenantId, standing: "suspended", reason: "x", typedSlug: "hana" };
  const response = await change("tenants.setStanding", input, { headers });
  expect([400, 403]).toContain(response.status);
  expect(await admin`select standing from tenants where tenant_id = ${tenantId}`).toEqual([
    { standing: "active" },
  ]);
});

test("tenants are found by name and address, in pages, with their counts and no more", async () => {
  await admin`insert into contacts (tenant_id, email, email_key, address_hash, domain, bucket)
    values (${tenantId}, 'kakushi@example.test', 'kakushi@example.test', 'h', 'example.test', 0)`;
  await admin`insert into release_counts (tenant_id, release_id, kind, hour, count) values
    (${tenantId}, ${randomUUID()}, 'accepted', date_trunc('hour', now()), 90), (${tenantId}, ${randomUUID()}, 'bounced', date_trunc('hour', now()), 10)`;
  const first = await dataOf(await query("tenants.list", { limit: 2 }));
  expect(first.items).toHaveLength(2);
  const second = await dataOf(await query("tenants.list", { limit: 2, cursor: first.nextCursor }));
  const all = [...first.items, ...second.items];
  expect(all.map(({ slug }) => slug).sort()).toEqual(["hana", "tori", "umi"]);
  expect(second.nextCursor).toBeNull();
  expect(all.find(({ slug }) => slug === "hana")).toMatchObject({
    people: 1,
    contacts: 1,
    waiting: 0,
    month: { accepted: 90, bounced: 10, complained: 0 },
    acceptedToday: 90,
    supportUntil: null,
  });
  expect(JSON.stringify(all)).not.toContain("kakushi");
  const found = async (search: string) =>
    (await dataOf(await query("tenants.list", { search }))).items.map(({ slug }: { slug: string }) => slug);
  expect(await found("花")).toEqual(["hana"]);
  expect(await found("UMI")).toEqual(["umi"]);
  expect(await found("100%")).toEqual(["tori"]);
  expect(await found("%")).toEqual(["tori"]);
});

test("PostgreSQL shows the tenants to an operator's open session alone", async () => {
  const [session] = await admin<{ id: string }[]>`
    select id from sessions where audience = 'operator' and person_id = ${operator.personId}`;
  const [own] = await admin<{ id: string }[]>`select id from sessions where audience = 'console' limit 1`;
  const count = async (id: string) =>
    (await admin`select * from tenants_for_operator(${id}, null, null, null, null, null, 10)`).length;
  expect(await count(session?.id ?? "")).toBe(3);
  expect(await count(own?.id ?? "")).toBe(0);
  expect(await count("x")).toBe(0);
  for (const ended of [
    "revoked_at = now()",
    "expires_at = now() - interval '1 second'",
    "assurance = 1",
    "audience = 'console'",
  ]) {
    await admin.unsafe(`create table before as select * from sessions where id = '${session?.id}'`);
    await admin.unsafe(`update sessions set ${ended} where id = '${session?.id}'`);
    expect([ended, await count(session?.id ?? "")]).toEqual([ended, 0]);
    await admin`delete from sessions where id = ${session?.id ?? ""}`;
    await admin`insert into sessions select * from before`;
    await admin`drop table before`;
  }
  await admin`update operators set disabled_at = now()`;
  expect(await count(session?.id ?? "")).toBe(0);
  await admin`update operators set disabled_at = null`;
});

test("a change wants a code of the last 15 minutes; looking does not", async () => {
  await admin`update sessions set proved_at = now() - interval '16 minutes'`;
  const input = { tenantId, standing: "paused", reason: "x", typedSlug: "hana" };
  expect(await keyOf(await change("tenants.setStanding", input))).toBe("operator.proveAgain");
  expect((await query("tenants.list", {})).status).toBe(200);
});

test("a suspended tenant is told why, reads, stops, and changes nothing; both logs say who did it", async () => {
  const suspend = { tenantId, standing: "suspended", reason: "購入した名簿への配信", typedSlug: "hana" };
  expect(await keyOf(await change("tenants.setStanding", { ...suspend, typedSlug: "tori" }))).toBe(
    "operator.wrongSlug",
  );
  expect((await change("tenants.setStanding", { ...suspend, reason: " " })).status).toBe(400);
  expect((await change("tenants.setStanding", suspend)).status).toBe(200);
  expect(await keyOf(await change("tenants.setStanding", suspend))).toBe("operator.sameStanding");

  expect(await dataOf(await console_("tenants.getStanding", undefined, false))).toMatchObject({
    standing: "suspended",
    reason: "購入した名簿への配信",
  });
  expect((await console_("contacts.list", {}, false)).status).toBe(200);
  expect(await keyOf(await console_("tags.create", { name: "x" }, true))).toBe("tenants.suspended");
  const { may } = await dataOf(await console_("people.myRights", undefined, false));
  expect(may).toContain("campaigns:stop");
  expect(may.filter((one: string) => !one.endsWith(":read"))).toEqual(["campaigns:stop"]);

  const [own] = await admin`select actor_kind, actor_id, action, details, before, after from audit_log
    where tenant_id = ${tenantId} and action = 'tenant.suspend'`;
  const [theirs] =
    await admin`select person_id, action, subject, details from operator_log where action = 'tenant.suspend'`;
  expect(own).toMatchObject({
    actor_kind: "operator",
    actor_id: operator.personId,
    details: { reason: "購入した名簿への配信" },
    before: { standing: "active" },
    after: { standing: "suspended" },
  });
  expect(theirs).toMatchObject({ person_id: operator.personId, subject: `tenants/${tenantId}` });
  await change("tenants.setStanding", { tenantId, standing: "active", typedSlug: "hana" });
  expect((await console_("tags.create", { name: "x" }, true)).status).toBe(200);
});

test("a suspended tenant's keys read, and change nothing", async () => {
  const [owner] = await admin<
    { id: string }[]
  >`select person_id id from members where tenant_id = ${tenantId} and role = 'owner'`;
  const context = {
    ...jobContext(tenantId, "test"),
    actor: { kind: "person", personId: owner?.id ?? "", role: "owner", sessionId: "test" },
  } as const;
  const scopes = ["contacts:read", "contacts:write", "campaigns:stop"] as const;
  const { key } = await createApiKey(context, { name: "x", scopes: [...scopes], daysValid: null });
  const read = async () => readApiKey(`Bearer ${key}`, "192.0.2.1");
  expect([...(await read()).may].sort()).toEqual([...scopes].sort());
  await admin`update tenants set standing = 'suspended' where tenant_id = ${tenantId}`;
  expect(await read()).toMatchObject({
    restrictedBy: "suspended",
    may: new Set(["contacts:read", "campaigns:stop"]),
  });
});

test("quotas and plans are set, and the page of the tenant shows it", async () => {
  await change("tenants.setPlan", { tenantId, planId: "trial" });
  expect(await keyOf(await change("tenants.setPlan", { tenantId, planId: "gold" }))).toBe("plans.notFound");
  await change("tenants.setQuotas", {
    tenantId,
    monthlyQuota: 5_000,
    dailyQuota: 300,
    trialEndsAt: "2030-01-01T00:00:00Z",
  });
  const page = await dataOf(await query("tenants.get", { tenantId }));
  expect(page).toMatchObject({ slug: "hana", plan: { id: "trial" }, monthlyQuota: 5_000, dailyQuota: 300 });
  expect(page.history.slice(0, 2).map(({ action }: { action: string }) => action)).toEqual([
    "tenant.set-quotas",
    "tenant.set-plan",
  ]);
  expect((await query("tenants.get", { tenantId: randomUUID() })).status).toBe(404);
});

test("a plan's last seat is taken once, also by two at once", async () => {
  await admin`update plans set seats = 2 where id = 'trial'`;
  await admin`update tenants set plan_id = 'trial' where tenant_id = ${tenantId}`;
  const add = (name: string) =>
    addMember(jobContext(tenantId, "test"), { ...person(name), role: "analyst", locale: "ja" });
  const outcomes = await Promise.allSettled([add("second"), add("third")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(add("fourth")).rejects.toMatchObject({ key: "plans.noSeat", details: { seats: 2 } });
});

test("a tenant that is made begins its trial on the first step, and its owner can sign in", async () => {
  const made = await dataOf(
    await change("tenants.make", {
      slug: "new-shop",
      name: "新しい店",
      owner: { email: "new@example.test", name: "店主" },
    }),
  );
  const [row] =
    await admin`select standing, daily_quota, plan_id, trial_ends_at > now() + interval '13 days' is_long
    from tenants where tenant_id = ${made.tenantId}`;
  expect(row).toEqual({ standing: "trial", daily_quota: 200, plan_id: "trial", is_long: true });
  const taken = { slug: "new-shop", name: "x", owner: { email: "b@example.test", name: "b" } };
  expect(await keyOf(await change("tenants.make", taken))).toBe("tenants.slugTaken");
  expect(await admin`select from operator_log where action = 'tenant.create'`).toHaveLength(1);
});

test("after a good day a trial climbs one step, once", async () => {
  await admin`update tenants set standing = 'trial', daily_quota = 200 where tenant_id = ${tenantId}`;
  await admin`delete from release_counts`;
  await admin`insert into release_counts (tenant_id, release_id, kind, hour, count) select tenant_id, ${randomUUID()}, 'accepted',
    date_trunc('day', now(), time_zone) - interval '3 hours', 150 from tenants where tenant_id = ${tenantId}`;
  expect((await Promise.all([climbLadder(), climbLadder()])).reduce((sum, count) => sum + count)).toBe(1);
  expect(await climbLadder()).toBe(0);
  const quota = async () =>
    (await admin`select daily_quota from tenants where tenant_id = ${tenantId}`)[0]?.daily_quota;
  expect(await quota()).toBe(1_000);
  // One day does not count for a second step, however much was sent on it.
  await admin`update release_counts set count = 900`;
  expect(await climbLadder()).toBe(0);
  expect(await quota()).toBe(1_000);
});
