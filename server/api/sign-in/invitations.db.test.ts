import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { readSession } from "@/server/auth/read-session";
import { invitedContext } from "@/server/auth/request-context";
import { findLink } from "@/server/domain/accounts/find-link";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { acceptInvitation } from "@/server/domain/invitations/accept-invitation";
import { createInvitation } from "@/server/domain/invitations/create-invitation";
import { listInvitations } from "@/server/domain/invitations/list-invitations";
import { resendInvitation } from "@/server/domain/invitations/resend-invitation";
import { revokeInvitation } from "@/server/domain/invitations/revoke-invitation";
import { createInvitationInput } from "@/server/domain/invitations/schema";
import { startTestPost, type TestMail } from "@/server/domain/notifications/testing-mail";
import type { Context, Role } from "@/server/platform/context";
import { postEnrolment } from "./post-enrolment";
import { postInvitation } from "./post-invitation";
import { postLink } from "./post-link";
import { ask, cookiesOf, exchange } from "./testing-ask";

const { admin } = await makeTestDatabase();
const post = await startTestPost(admin);
afterAll(() => post.close());

type Person = Context & { personId: string };
const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const password = "correct horse battery";
const tokenIn = (mail: TestMail | undefined) => /#([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
const newEmail = () => `${randomUUID().slice(0, 8)}@example.test`;
const inputOf = (input: object = {}) =>
  createInvitationInput.parse({
    email: newEmail(),
    name: "森田 蓮",
    ...(!("customRoleId" in input) && { role: "marketer" }),
    ...input,
  });
const forgetSent = () =>
  admin`update account_links set created_at = created_at - interval '11 minutes' where kind = 'invitation'`;

let tenant: Context;
let admins: Person;
beforeEach(async () => {
  tenant = await makeTestTenant(admin);
  admins = await addPerson(admin, tenant, { name: "小林 悠", role: "admin" });
});

async function invite(who: Person, input: object = {}) {
  const offer = inputOf(input);
  const { invitationId } = await createInvitation(who, offer);
  const mail = (await post.deliver()).find(({ to }) => to === offer.email);
  return { email: offer.email, invitationId, mail, token: tokenIn(mail) };
}
const accept = (token: string, input: object = {}) =>
  ask(postInvitation, { token, name: "森田 蓮", password, ...input });
const placeOf = async (email: string) => {
  const [place] = await admin<{ role: Role; custom: string | null; only: boolean; folders: string[] }[]>`
    select role, custom_role_id custom, in_folders_only only,
      array(select folder_id from member_folders f where f.tenant_id = m.tenant_id and f.person_id = m.person_id) folders
    from members m join people p on p.id = m.person_id where p.email = ${email} and m.tenant_id = ${tenant.tenantId}`;
  return place;
};

test("mail, name and password, authenticator app: a member", async () => {
  const { email, mail, token, invitationId } = await invite(admins);
  expect(mail).toMatchObject({ to: email, subject: "「Test」への招待" });
  expect(mail?.text).toContain("http://127.0.0.1:3000/invitation#");
  expect(await (await ask(postLink, { token })).json()).toEqual({
    kind: "invitation",
    email,
    name: "森田 蓮",
    company: "Test",
    inviter: "小林 悠",
    role: "marketer",
    customRole: null,
    hasAccount: false,
  });
  const joined = await accept(token, { name: "守田 蓮" });
  const slug = tenant.tenantId;
  expect(await joined.json()).toEqual({ next: "enrol", email, slug });
  const challenge = cookiesOf(joined);
  expect(await readSession(challenge)).toBeNull();
  const { secret } = await (await ask(postEnrolment, {}, { cookie: challenge })).json();
  const done = await exchange(challenge, generateSync({ secret }));
  expect(await readSession(done.cookie)).toMatchObject({ email, name: "守田 蓮", assurance: 2 });
  expect(await placeOf(email)).toEqual({ role: "marketer", custom: null, only: false, folders: [] });
  expect(await listInvitations(admins)).toEqual([]);
  const log = await admin`
    select action, actor_id, subject from audit_log where tenant_id = ${tenant.tenantId} order by id`;
  const [person] = await admin`select id from people where email = ${email}`;
  expect(log).toEqual([
    { action: "member.invite", actor_id: admins.personId, subject: `invitations/${invitationId}` },
    { action: "member.join", actor_id: person?.id, subject: `people/${person?.id}` },
  ]);
});

test("a person with an account signs in and joins; nobody joins by somebody else's link", async () => {
  const elsewhere = await makeTestTenant(admin);
  const known = await addPerson(admin, elsewhere, { name: "高橋 直樹", role: "owner" });
  const email = `${known.personId}@example.test`;
  const { token, mail } = await invite(admins, { email });
  expect(mail?.to).toBe(email);
  expect(await (await ask(postLink, { token })).json()).toMatchObject({ hasAccount: true });
  expect(await (await accept(token)).json()).toMatchObject({ error: { key: "accounts.addressHasAccount" } });
  const context = invitedContext(await findLink(token), facts);
  const other = { personId: admins.personId, email: `${admins.personId}@example.test` };
  await expect(acceptInvitation(context, other, { token })).rejects.toMatchObject({
    key: "invitations.otherAddress",
  });
  expect(await acceptInvitation(context, { ...known, email: email.toUpperCase() }, { token })).toEqual({
    slug: tenant.tenantId,
  });
  expect(await placeOf(email)).toMatchObject({ role: "marketer" });
  await expect(findLink(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the inviter learns nothing of who has an account", async () => {
  const known = await addPerson(admin, await makeTestTenant(admin), { name: "高橋", role: "owner" });
  const before = await createInvitation(admins, inputOf({ email: `${known.personId}@example.test` }));
  const unknown = await createInvitation(admins, inputOf());
  expect(Object.keys(before)).toEqual(Object.keys(unknown));
  const [one, two] = await listInvitations(admins);
  const told = ({
    email: _,
    invitationId: __,
    createdAt: ___,
    expiresAt: ____,
    ...rest
  }: object & Record<string, unknown>) => rest;
  expect(told(one ?? {})).toEqual(told(two ?? {}));
  expect(await post.deliver()).toHaveLength(2);
});

describe("nobody invites beyond their own rights", () => {
  const beyond = { code: "FORBIDDEN", key: "people.roleBeyondOwn" };

  test("an admin invites no owner; who may not manage people invites nobody; nor does a key", async () => {
    await expect(createInvitation(admins, inputOf({ role: "owner" }))).rejects.toMatchObject(beyond);
    for (const role of ["marketer", "approver", "analyst", "developer"] as const) {
      const person = await addPerson(admin, tenant, { name: role, role });
      await expect(createInvitation(person, inputOf({ role: "analyst" }))).rejects.toMatchObject({
        key: "people.notAllowed",
      });
      await expect(listInvitations(person)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const key = { ...admins, actor: { kind: "key", keyId: randomUUID() } } as const;
    await expect(createInvitation(key, inputOf())).rejects.toMatchObject({ key: "people.personOnly" });
  });

  test("a role of the company's own may hold no permission that the inviter lacks", async () => {
    const makeRole = async (permissions: string[]) => {
      const [made] = await admin<{ id: string }[]>`
        insert into custom_roles (tenant_id, name, permissions) values (${tenant.tenantId}, ${randomUUID()}, ${permissions}) returning id`;
      return made?.id ?? "";
    };
    const small = { ...admins, may: new Set(["people:write", "contacts:read"] as const) };
    const [within, further] = [
      await makeRole(["contacts:read"]),
      await makeRole(["contacts:read", "keys:write"]),
    ];
    const offer = (customRoleId: string) => createInvitation(small, inputOf({ customRoleId }));
    await expect(offer(further)).rejects.toMatchObject(beyond);
    await expect(offer(randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(offer(within)).resolves.toBeDefined();
    await post.deliver();
    const { email, token } = await invite(admins, { customRoleId: further });
    expect((await accept(token)).status).toBe(200);
    expect(await placeOf(email)).toMatchObject({ role: "analyst", custom: further });
  });

  test("who is limited to folders offers a place in these alone", async () => {
    const makeFolder = async () => {
      const [made] = await admin<{ id: string }[]>`
        insert into folders (tenant_id, name) values (${tenant.tenantId}, ${randomUUID()}) returning id`;
      return made?.id ?? "";
    };
    const [own, other] = [await makeFolder(), await makeFolder()];
    const limited = { ...admins, folders: new Set([own]) };
    await expect(createInvitation(limited, inputOf())).rejects.toMatchObject(beyond);
    await expect(createInvitation(limited, inputOf({ folders: [other] }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const foreign = inputOf({ folders: [randomUUID()] });
    await expect(createInvitation(admins, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await admin`update members set in_folders_only = true where person_id = ${admins.personId}`;
    await admin`insert into member_folders (tenant_id, person_id, folder_id) values (${tenant.tenantId}, ${admins.personId}, ${own})`;
    const { email, token } = await invite(limited, { folders: [own] });
    expect((await accept(token)).status).toBe(200);
    expect(await placeOf(email)).toMatchObject({ only: true, folders: [own] });
  });

  test.each([
    { how: "left", change: () => admin`delete from members where person_id = ${admins.personId}` },
    {
      how: "was put back",
      change: () => admin`update members set role = 'marketer' where person_id = ${admins.personId}`,
    },
  ])("what somebody offered who $how since is no longer offered", async ({ change }) => {
    const { email, token } = await invite(admins, { role: "admin" });
    await change();
    expect(await (await accept(token)).json()).toMatchObject({ error: { key: "invitations.inviterGone" } });
    expect(await placeOf(email)).toBeUndefined();
    expect(await admin`select 1 from people where email = ${email}`).toEqual([]);
  });

  test("an admin neither sends an owner's invitation again nor withdraws it", async () => {
    const owner = await addPerson(admin, tenant, { name: "中村", role: "owner" });
    const { invitationId } = await invite(owner, { role: "owner" });
    await forgetSent();
    await expect(resendInvitation(admins, { invitationId })).rejects.toMatchObject(beyond);
    await expect(revokeInvitation(admins, { invitationId })).rejects.toMatchObject(beyond);
    await revokeInvitation(owner, { invitationId });
  });
});

describe("an invitation", () => {
  test("that is sent again has a new link, and the old one ends", async () => {
    const { email, invitationId, token } = await invite(admins);
    await forgetSent();
    await resendInvitation(admins, { invitationId });
    const again = tokenIn((await post.deliver())[0]);
    expect((await accept(token)).status).toBe(404);
    expect((await accept(again)).status).toBe(200);
    expect(await placeOf(email)).toBeDefined();
    await expect(resendInvitation(admins, { invitationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("that is withdrawn makes no member, and is gone from the list", async () => {
    const { email, invitationId, token } = await invite(admins);
    await revokeInvitation(admins, { invitationId });
    expect((await accept(token)).status).toBe(404);
    expect((await ask(postLink, { token })).status).toBe(404);
    expect(await placeOf(email)).toBeUndefined();
    expect(await listInvitations(admins)).toEqual([]);
  });

  test("that is withdrawn or sent again while it is followed is one or the other, and nothing waits for ever", async () => {
    for (const act of [revokeInvitation, resendInvitation]) {
      const { email, invitationId, token } = await invite(admins);
      await forgetSent();
      const [followed, changed] = await Promise.allSettled([
        accept(token),
        act(admins, { invitationId }),
      ] as const);
      const joined = followed.status === "fulfilled" && followed.value.status === 200;
      if (changed.status === "rejected") expect(changed.reason).toMatchObject({ code: "NOT_FOUND" });
      expect(joined).toBe(changed.status === "rejected");
      expect((await placeOf(email)) !== undefined).toBe(joined);
    }
    await post.deliver();
  });

  test("of another company is not there", async () => {
    const stranger = await addPerson(admin, await makeTestTenant(admin), { name: "よそ", role: "owner" });
    const { invitationId } = await invite(admins);
    for (const act of [resendInvitation, revokeInvitation])
      await expect(act(stranger, { invitationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listInvitations(stranger)).toEqual([]);
  });

  test("is good once, also when its link is followed many times at once", async () => {
    const { email, token } = await invite(admins);
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    expect(await admin`select 1 from people where email = ${email}`).toHaveLength(1);
  });

  test("to a member, or to somebody who is invited already, is refused in words", async () => {
    const { email } = await invite(admins);
    await expect(createInvitation(admins, inputOf({ email }))).rejects.toMatchObject({
      key: "invitations.alreadyInvited",
    });
    const member = `${admins.personId}@example.test`;
    await expect(createInvitation(admins, inputOf({ email: member }))).rejects.toMatchObject({
      key: "people.alreadyMember",
    });
  });

  test("an easy password leaves the link good", async () => {
    const { token } = await invite(admins);
    const refused = await (await accept(token, { password: "password1234" })).json();
    expect(refused.error.fields).toMatchObject([{ field: "password" }]);
    expect((await accept(token)).status).toBe(200);
  });
});

describe("limits", () => {
  test("to one address, once in ten minutes, also when asked many times at once", async () => {
    const { invitationId } = await invite(admins);
    await forgetSent();
    const asked = await Promise.allSettled(
      Array.from({ length: 5 }, () => resendInvitation(admins, { invitationId })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await post.deliver()).toHaveLength(1);
  });

  test("fifty an hour from a company", async () => {
    await admin`
      insert into account_links (id, kind, email, email_key, tenant, expires_at)
      select gen_random_uuid(), 'invitation', 'x', 'x' || n, ${tenant.tenantId}, now() from generate_series(1, 49) n`;
    await createInvitation(admins, inputOf());
    await expect(createInvitation(admins, inputOf())).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await post.deliver();
  });

  test("five an hour to one address from all companies together, and the sixth is not told", async () => {
    const email = newEmail();
    for (let no = 0; no < 6; no += 1) {
      const owner = await addPerson(admin, await makeTestTenant(admin), { name: "x", role: "owner" });
      await createInvitation(owner, inputOf({ email }));
    }
    expect(await post.deliver()).toHaveLength(5);
  });
});
