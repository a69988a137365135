import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { signInOperator, type TestOperator } from "@/server/api/operator-sign-in/testing-operator";
import { lookInContext } from "@/server/auth/request-context";
import { grantSupport } from "@/server/domain/support/grant-support";
import { revokeSupport } from "@/server/domain/support/revoke-support";
import { type Permission, permissions } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { createTrpcContext } from "./init";
import { createCaller } from "./root";
import { ask, type FullTenant, fillTenant, hashRows, inputsOf, procedures } from "./testing-inputs";

const { admin, urls } = await makeTestDatabase();
const facts = { address: "192.0.2.9", userAgent: "test", requestId: "r" };
let theirs: FullTenant;
let other: FullTenant;
let operator: TestOperator;
let slug: string;

const slugOf = async ({ owner }: FullTenant) =>
  (await admin<{ slug: string }[]>`select slug from tenants where tenant_id = ${owner.tenantId}`)[0]?.slug ??
  "";

beforeAll(async () => {
  theirs = await fillTenant(admin, "KAKUSHIGOTO");
  other = await fillTenant(admin, "YOSO");
  await admin`update support_grants set revoked_at = now()`;
  operator = await signInOperator(urls.owner);
  slug = await slugOf(theirs);
});
beforeEach(async () => {
  await admin`update support_grants set revoked_at = now()`;
  await admin`truncate rate_limits`;
});

const headers = (cookie = operator.cookie) => new Headers({ cookie, "x-hikyaku-address": "192.0.2.9" });
const callerNow = async (at = slug, cookie?: string) =>
  createCaller(await createTrpcContext(headers(cookie), at));
const grant = (hours = 1) => grantSupport(theirs.owner, { reason: "配信が止まった", hours });
const refusal = (error: unknown) =>
  error instanceof Error && error.cause instanceof DomainError ? error.cause.code : String(error);
const outcome = (work: Promise<unknown>) => work.then(() => "ok", refusal);

/** The operator as verbs get to see them. */
async function staff() {
  const [session] = await admin<{ id: string }[]>`
    select id from sessions where audience = 'operator' and person_id = ${operator.personId} and revoked_at is null`;
  const context = await lookInContext({ sessionId: session?.id ?? "" }, slug, facts);
  if (!context) throw new Error("no leave");
  return { ...context, personId: operator.personId };
}

test("without leave an operator is nobody in a tenant", async () => {
  expect(await outcome((await callerNow()).tenants.get())).toBe("UNAUTHENTICATED");
});

test("leave opens this tenant and no other, from the next request, until it is taken back", async () => {
  const { grantId } = await grant();
  expect(await (await callerNow()).tenants.getStanding()).toMatchObject({ lookingInUntil: expect.any(Date) });
  expect((await (await callerNow()).campaigns.list({})).items).not.toEqual([]);
  expect(await outcome((await callerNow(await slugOf(other))).tenants.get())).toBe("UNAUTHENTICATED");
  await revokeSupport(theirs.owner, { grantId });
  expect(await outcome((await callerNow()).tenants.get())).toBe("UNAUTHENTICATED");
});

test("leave ends by itself", async () => {
  await grant();
  await admin`update support_grants set expires_at = now() where revoked_at is null`;
  expect(await outcome((await callerNow()).tenants.get())).toBe("UNAUTHENTICATED");
});

test("leave without an operator's open session opens nothing", async () => {
  await grant();
  expect(await outcome((await callerNow(slug, "")).tenants.get())).toBe("UNAUTHENTICATED");
  const renamed = operator.cookie.replace("hikyaku-operator", "hikyaku-session");
  expect(await outcome((await callerNow(slug, renamed)).tenants.get())).toBe("UNAUTHENTICATED");
});

test("every change is refused at the door, and no row is another", async () => {
  await grant();
  const before = await hashRows(admin, theirs.owner);
  const caller = (await callerNow()) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  for (const procedure of procedures.filter(({ isQuery }) => !isQuery))
    for (const input of inputsOf(procedure, theirs)) {
      const [noun = "", verb = ""] = procedure.path.split(".");
      expect([procedure.path, await outcome(caller[noun]?.[verb]?.(input) as Promise<unknown>)]).toEqual([
        procedure.path,
        "FORBIDDEN",
      ]);
    }
  expect(await hashRows(admin, theirs.owner)).toEqual(before);
});

/**
 * Changes of the asker's own account, which ask for no right in a tenant, and what is asked in a body for its length alone.
 */
const asksNoRight =
  /^(accounts|factors)\.|^people\.(updatePreferences|revokeSession|revokeOtherSessions)$|^(invitations\.accept|templates\.preview)$/;

test("every change is refused by what staff may do, were the door to forget it", async () => {
  await grant();
  const who = await staff();
  const before = await hashRows(admin, theirs.owner);
  const done: string[] = [];
  for (const procedure of procedures.filter(({ isQuery, path }) => !isQuery && !asksNoRight.test(path)))
    for (const input of inputsOf(procedure, theirs)) {
      const { failure } = await ask(who, procedure.path, input);
      if (!(failure instanceof DomainError && failure.code === "FORBIDDEN")) done.push(procedure.path);
    }
  expect(done).toEqual([]);
  // The asking is noted; all else is as it was.
  const after = await hashRows(admin, theirs.owner);
  const unnoted = (rows: Record<string, string>) => ({ ...rows, audit_log: "", audit_unsealed: "" });
  expect(unnoted(after)).toEqual(unnoted(before));
});

test("with all rights in hand they would change things: so the test above can fail", async () => {
  await grant();
  const who = { ...(await staff()), may: new Set<Permission>(permissions) };
  const { failure } = await ask(who, "tags.create", { name: "from outside" });
  expect(failure).toBeNull();
});

test("what leaves the tenant, keys and the log are no part of looking in", async () => {
  await grant();
  const { may } = await staff();
  expect([...may].every((one) => one.endsWith(":read"))).toBe(true);
  expect(may).not.toContain("audit:read");
  const caller = await callerNow();
  expect(await outcome(caller.apiKeys.list({}))).toBe("FORBIDDEN");
  expect(await outcome(caller.audit.list({}))).toBe("FORBIDDEN");
  expect(await outcome(caller.people.listMembers({}))).toBe("FORBIDDEN");
  expect(await outcome(caller.support.list())).toBe("FORBIDDEN");
});

test("looking in is in both logs: that they came once, and each thing once an hour", async () => {
  const { grantId } = await grant();
  for (let round = 0; round < 2; round++) {
    await (await callerNow()).tenants.get();
    await (await callerNow()).campaigns.list({});
  }
  const own = await admin`select action, details->>'at' "at", actor_kind, actor_id, address from audit_log
    where subject = ${`support-grants/${grantId}`} and actor_kind = 'operator' order by id`;
  const theirLog = await admin`select action, details->>'at' "at", person_id from operator_log
    where subject = ${`support-grants/${grantId}`} order by id`;
  const told = [
    ["support.look-in", null],
    ["support.look-at", "tenants.get"],
    ["support.look-at", "campaigns.list"],
  ];
  expect(own.map(({ action, at }) => [action, at])).toEqual(told);
  expect(theirLog.map(({ action, at }) => [action, at])).toEqual(told);
  expect(own[0]).toMatchObject({ actor_kind: "operator", actor_id: operator.personId, address: "192.0.2.9" });
});

test("a member who is an operator too is in their own company as a member", async () => {
  await grant();
  await admin`insert into members (tenant_id, person_id, role) values (${theirs.owner.tenantId}, ${operator.personId}, 'analyst')`;
  const context = await createTrpcContext(headers(), slug);
  // Signed in as an operator alone, they look in; as a member they would have the console's own session.
  expect(context.isStaff).toBe(true);
  await admin`delete from members where person_id = ${operator.personId}`;
});
