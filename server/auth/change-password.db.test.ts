import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { startTestPost } from "@/server/domain/notifications/testing-mail";
import { isPassword } from "@/server/domain/people/hash-password";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { hashToken } from "@/server/platform/secrets";
import { changePassword } from "./change-password";
import type { PersonSession } from "./read-session";
import { newTenantContext } from "./request-context";

const { admin } = await makeTestDatabase();
const post = await startTestPost(admin);
afterAll(() => post.close());

const facts = {
  address: "198.51.100.7",
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
  requestId: "r",
};
const first = "correct horse battery";
const second = "another horse battery";

let session: PersonSession;
beforeEach(async () => {
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const email = `hana@${slug}.test`;
  const owner = { email, name: "花", password: first };
  const { ownerId } = await createTenant(await newTenantContext("test"), { slug, name: "花屋", owner });
  const session1 = { sessionId: randomUUID(), personId: ownerId, assurance: 2, email, name: "花" };
  session = {
    ...session1,
    locale: "ja",
    theme: "system",
    factor: "totp",
    isProved: true,
    signedInAt: new Date(),
  };
  for (const id of [session.sessionId, randomUUID(), randomUUID()])
    await admin`insert into sessions (id, person_id, assurance, expires_at) values (${id}, ${ownerId}, 2, now() + interval '1 hour')`;
  await admin`insert into login_challenges (id, person_id, expires_at) values (${randomUUID()}, ${ownerId}, now() + interval '5 minutes')`;
  await admin`insert into account_links (id, kind, email, email_key, expires_at) values (${randomUUID()}, 'password-reset', ${email}, ${email}, now() + interval '1 hour')`;
});

const hashNow = async () => {
  const [row] = await admin<{ hash: string }[]>`
    select password_hash hash from people where id = ${session.personId}`;
  return row?.hash ?? "";
};

test("ends every other session, each sign-in under way and open link, and tells person and company", async () => {
  const input = { currentPassword: first, newPassword: second };
  const changed = await changePassword(session, input, facts);
  expect(changed).toMatchObject({ sessionsEnded: 2 });
  expect(await isPassword(second, await hashNow())).toBe(true);
  const open =
    await admin`select id from sessions where person_id = ${session.personId} and revoked_at is null`;
  expect(open).toEqual([{ id: hashToken(changed.session.sid) }]);
  expect(await admin`select 1 from login_challenges where person_id = ${session.personId}`).toEqual([]);
  expect(await admin`select 1 from account_links where email = ${session.email} and used_at is null`).toEqual(
    [],
  );
  const [mail, ...others] = await post.deliver();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: session.email, subject: "パスワードが変わりました" });
  for (const told of ["花 様", "198.51.100.7", "Chrome / Windows", "(Asia/Tokyo)", "/reset"])
    expect(mail?.text).toContain(told);
  expect(
    await admin`select action, actor_kind, address, details from audit_log where subject = ${`people/${session.personId}`}`,
  ).toEqual([
    {
      action: "member.change-password",
      actor_kind: "person",
      address: facts.address,
      details: { sessionsEnded: 2 },
    },
  ]);
});

test("nothing of the mail's facts lies open in the queue", async () => {
  await changePassword(session, { currentPassword: first, newPassword: second }, facts);
  const [row] = await admin<{ data: string }[]>`select data::text from pgboss.job where name = 'tell-person'`;
  expect(row?.data).toContain(session.personId);
  for (const personal of [facts.address, "Windows", session.email]) expect(row?.data).not.toContain(personal);
  await post.deliver();
});

test.each([
  { why: "accounts.wrongPassword", input: { currentPassword: "not it at all", newPassword: second } },
  { why: "accounts.commonPassword", input: { currentPassword: first, newPassword: "password1234" } },
  {
    why: "accounts.passwordHoldsAddress",
    input: { currentPassword: first, newPassword: "my hana@t secret" },
  },
])("$why changes nothing, and tells nobody", async ({ why, input }) => {
  const before = await hashNow();
  await admin`update people set email = 'hana@t.test' where id = ${session.personId}`;
  const asked = changePassword({ ...session, email: "hana@t.test" }, input, facts);
  await expect(asked).rejects.toMatchObject({ code: "INVALID", key: why });
  expect(await hashNow()).toBe(before);
  expect(await post.deliver()).toEqual([]);
});

test("who found an open browser has ten tries an hour, and a right one costs nothing", async () => {
  const wrong = { currentPassword: "not it at all", newPassword: second };
  for (let tries = 0; tries < 10; tries += 1)
    await expect(changePassword(session, wrong, facts)).rejects.toMatchObject({ code: "INVALID" });
  await expect(changePassword(session, wrong, facts)).rejects.toMatchObject({ code: "RATE_LIMITED" });
});
