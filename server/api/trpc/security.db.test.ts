import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { readApiKey } from "@/server/auth/read-api-key";
import { jobContext, newTenantContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { addMember } from "@/server/domain/people/add-member";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { updateTenantInput } from "@/server/domain/tenants/schema";
import { updateSecurity } from "@/server/domain/tenants/update-security";
import type { Context } from "@/server/platform/context";
import { callWith, isSession } from "./testing-caller";

const { admin } = await makeTestDatabase();
const password = "correct horse battery";
const hana = { email: "hana@example.test", password };
const taro = { email: "taro@example.test", password };
let tenantId: string;
let ownerId: string;
let memberId: string;

beforeAll(async () => {
  const made = await createTenant(await newTenantContext("test"), {
    slug: "hana",
    name: "花屋",
    secondFactorRequired: false,
    owner: { ...hana, name: "花" },
  });
  ({ tenantId, ownerId } = made);
  const member = { ...taro, name: "太郎", role: "marketer", locale: "ja" } as const;
  memberId = (await addMember(jobContext(tenantId, "test"), member)).personId;
});
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`update tenants set second_factor_required = false, email_codes_allowed = false, allowed_networks = '{}', session_hours = 12, idle_minutes = 120`;
});

const signIn = signInWithPassword;
const as = async (person: typeof hana) => (await callWith(await signIn(person), "hana")).api;

describe("networks", () => {
  test.each([
    { networks: ["192.0.2.0/24"], isIn: true },
    { networks: ["192.0.2.1"], isIn: true },
    { networks: ["2001:db8::/32", "192.0.2.0/30"], isIn: true },
    { networks: [], isIn: true },
    { networks: ["198.51.100.0/24"], isIn: false },
    { networks: ["2001:db8::/32"], isIn: false },
  ])(
    "$networks lets 192.0.2.1 in: $isIn; who sets it does not shut themselves out",
    async ({ networks, isIn }) => {
      const api = await as(hana);
      const set = api.tenants.updateSecurity({ allowedNetworks: networks });
      if (isIn) await set;
      else
        await expect(set).rejects.toMatchObject({
          cause: { key: "security.ownAddressMissing", details: { address: "192.0.2.1" } },
        });
      await admin`update tenants set allowed_networks = ${networks}`;
      const asked = api.tenants.get();
      const again = (await callWith(await signIn(taro), "hana")).api.tenants.get();
      for (const answer of [asked, again])
        if (isIn) await expect(answer).resolves.toMatchObject({ slug: "hana" });
        else
          await answer.then(
            (value) => value,
            (error) => expect(error.message).toContain("auth.networkNotAllowed"),
          );
      if (!isIn) await expect((await as(taro)).tenants.get()).rejects.toThrow(/auth.networkNotAllowed/);
    },
  );

  test.each(["192.0.2", "192.0.2.0/33", "everywhere", "", "2001:db8::/129"])(
    "%j is no network",
    async (text) => {
      const api = await as(hana);
      await expect(api.tenants.updateSecurity({ allowedNetworks: [text] })).rejects.toThrow(
        /security.badNetwork/,
      );
    },
  );

  test("a key of the tenant is refused from elsewhere too", async () => {
    const actor = { kind: "person", personId: ownerId, role: "owner", sessionId: "s" } as const;
    const context: Context = { ...jobContext(tenantId, "test"), actor };
    const made = await createApiKey(context, { name: "k", scopes: ["contacts:read"], daysValid: null });
    await admin`update tenants set allowed_networks = '{192.0.2.0/24}'`;
    const bearer = `Bearer ${made.key}`;
    expect(await readApiKey(bearer, "192.0.2.7")).toMatchObject({ tenantId });
    for (const address of ["198.51.100.1", "", null])
      await expect(readApiKey(bearer, address)).rejects.toMatchObject({ key: "auth.networkNotAllowed" });
    await expect(readApiKey("Bearer hk_live_x", "198.51.100.1")).rejects.toMatchObject({
      key: "api-keys.refused",
    });
  });
});

test("a shorter session counts for those that are open; a longer one lengthens none", async () => {
  const cookie = await signIn(taro);
  const api = await as(hana);
  await api.tenants.updateSecurity({ sessionHours: 1, idleMinutes: 5 });
  const facts = () => admin`
    select idle_seconds idle, round(extract(epoch from expires_at - created_at) / 3600)::int hours
    from sessions where person_id = ${memberId} and revoked_at is null order by created_at desc limit 1`;
  expect(await facts()).toEqual([{ idle: 300, hours: 1 }]);
  expect(await isSession(cookie)).toBe(true);
  await admin`update sessions set last_seen_at = now() - interval '301 seconds' where person_id = ${memberId}`;
  expect(await isSession(cookie)).toBe(false);
  await api.tenants.updateSecurity({ sessionHours: 24, idleMinutes: 720 });
  expect(await facts()).toEqual([{ idle: 300, hours: 1 }]);
});

test("the strictest of a person's companies decides how long a new session lasts", async () => {
  const owner = { email: "other@example.test", name: "他", password };
  const other = await createTenant(await newTenantContext("test"), {
    slug: "other",
    name: "他社",
    secondFactorRequired: false,
    owner,
  });
  await addMember(jobContext(other.tenantId, "test"), {
    ...taro,
    name: "太郎",
    role: "analyst",
    locale: "ja",
  });
  await admin`update tenants set session_hours = 3 where slug = 'other'`;
  await admin`update tenants set idle_minutes = 10 where slug = 'hana'`;
  await signIn(taro);
  const [row] = await admin`
    select idle_seconds idle, round(extract(epoch from expires_at - created_at) / 3600)::int hours
    from sessions where person_id = ${memberId} order by created_at desc limit 1`;
  expect(row).toEqual({ idle: 600, hours: 3 });
});

test("what changed is in the log, with before and after", async () => {
  const api = await as(hana);
  await api.tenants.updateSecurity({ sessionHours: 2 });
  const [row] =
    await admin`select details, before, after from audit_log where action = 'tenant.update-security' order by id desc limit 1`;
  expect(row).toMatchObject({
    details: { changed: ["sessionHours"] },
    before: { sessionHours: 12, allowedNetworks: [] },
    after: { sessionHours: 2 },
  });
});

test("only who may change the settings changes them, and no key does", async () => {
  await expect((await as(taro)).tenants.updateSecurity({ sessionHours: 2 })).rejects.toThrow(
    /people.notAllowed/,
  );
  expect(await (await as(taro)).tenants.getSecurity()).toMatchObject({ sessionHours: 12 });
  const key: Context = { ...jobContext(tenantId, "test"), actor: { kind: "key", keyId: "k" } };
  await expect(updateSecurity(key, { sessionHours: 2 })).rejects.toMatchObject({ key: "people.personOnly" });
  expect(updateTenantInput.safeParse({ secondFactorRequired: false }).success).toBe(false);
});

test("a mailed code counts as long as the company takes it", async () => {
  const cookie = await signIn(taro);
  await admin`update sessions set assurance = 2, factor = 'email' where person_id = ${memberId}`;
  await admin`update tenants set second_factor_required = true, email_codes_allowed = true`;
  expect(await (await callWith(cookie, "hana")).api.tenants.get()).toMatchObject({ slug: "hana" });
  await admin`update tenants set email_codes_allowed = false`;
  await expect((await callWith(cookie, "hana")).api.tenants.get()).rejects.toThrow(
    /auth.secondFactorRequired/,
  );
});

describe("a member is signed out by somebody who manages people", () => {
  test("everywhere, and it is noted", async () => {
    const cookie = await signIn(taro);
    const { count } = await (await as(hana)).people.endSessions({ personId: memberId });
    expect(count).toBeGreaterThan(0);
    expect(await isSession(cookie)).toBe(false);
    const [row] = await admin`select subject, details from audit_log where action = 'member.end-sessions'`;
    expect(row).toEqual({ subject: `people/${memberId}`, details: { sessionsEnded: count } });
  });

  test("not by a marketer, not an owner by an admin, and not by a key", async () => {
    await expect((await as(taro)).people.endSessions({ personId: ownerId })).rejects.toThrow(
      /people.notAllowed/,
    );
    await admin`update members set role = 'admin' where person_id = ${memberId}`;
    await expect((await as(taro)).people.endSessions({ personId: ownerId })).rejects.toThrow(/roleBeyondOwn/);
    await admin`update members set role = 'marketer' where person_id = ${memberId}`;
  });
});
