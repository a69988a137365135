import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { readSession } from "@/server/auth/read-session";
import { newTenantContext } from "@/server/auth/request-context";
import { totpSecret } from "@/server/auth/totp-secret";
import { startTestPost, type TestMail } from "@/server/domain/notifications/testing-mail";
import { isPassword } from "@/server/domain/people/hash-password";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { postEnrolment } from "./post-enrolment";
import { postLink } from "./post-link";
import { postPassword } from "./post-password";
import { postReset } from "./post-reset";
import { postResetFinish } from "./post-reset-finish";
import { postSignUp } from "./post-sign-up";
import { postSignUpFinish } from "./post-sign-up-finish";
import { ask, cookiesOf, exchange } from "./testing-ask";

const { admin } = await makeTestDatabase();
const post = await startTestPost(admin);
afterAll(() => post.close());
beforeEach(() => admin`delete from rate_limits`);

const password = "correct horse battery";
const tokenIn = (mail: TestMail | undefined) => /#([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
const count = async (table: string) =>
  (await admin.unsafe<{ n: number }[]>(`select count(*)::int n from ${table}`))[0]?.n;

/** A person with a company and an authenticator app. */
async function makePerson() {
  const name = `t${randomUUID().slice(0, 8)}`;
  const email = `hana@${name}.test`;
  const owner = { email, name: "花", password };
  const { ownerId } = await createTenant(await newTenantContext("test"), { slug: name, name: "花屋", owner });
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  await admin`update people set totp_secret = ${totpSecret.seal(secret, ownerId, "totp_secret")} where id = ${ownerId}`;
  return { personId: ownerId, email, secret };
}

async function signUp(email: string) {
  await ask(postSignUp, { email, name: "月代 花", company: "Tsukishiro Tea Co., Ltd." });
  const mail = (await post.deliver()).find(({ to }) => to === email.toLowerCase());
  return { mail, token: tokenIn(mail) };
}
const finish = (token: string, input: object = {}) =>
  ask(postSignUpFinish, { token, password, slug: `t${randomUUID().slice(0, 8)}`, ...input });

describe("signing up", () => {
  test("mail, password, authenticator app, home: and nothing exists before the mail's link was used", async () => {
    const email = `owner@${randomUUID().slice(0, 8)}.test`;
    const before = [await count("people"), await count("tenants")];
    const { mail, token } = await signUp(email);
    expect([await count("people"), await count("tenants")]).toEqual(before);
    expect(mail).toMatchObject({ to: email });
    expect(mail?.text).toContain("http://127.0.0.1:3000/sign-up/finish#");
    // What a stranger fills in is not carried into somebody's mailbox.
    expect(mail?.text).not.toContain("Tsukishiro");
    expect(await (await ask(postLink, { token })).json()).toEqual({
      kind: "sign-up",
      email,
      name: "月代 花",
      company: "Tsukishiro Tea Co., Ltd.",
      slug: "tsukishiro-tea",
    });
    const slug = `t${randomUUID().slice(0, 8)}`;
    const made = await finish(token, { slug, timeZone: "Europe/Berlin" });
    expect(await made.json()).toMatchObject({ next: "enrol", email, slug });
    const challenge = cookiesOf(made);
    expect(await readSession(challenge)).toBeNull();
    const { secret } = await (await ask(postEnrolment, {}, { cookie: challenge })).json();
    const done = await exchange(challenge, generateSync({ secret }));
    expect(await readSession(done.cookie)).toMatchObject({ email, name: "月代 花", assurance: 2 });
    expect(
      await admin`select t.name, standing, time_zone, role from tenants t join members using (tenant_id) where slug = ${slug}`,
    ).toEqual([
      { name: "Tsukishiro Tea Co., Ltd.", standing: "trial", time_zone: "Europe/Berlin", role: "owner" },
    ]);
  });

  test("a company that signs up gets the installation's trial plan", async () => {
    await admin`update plans set monthly_quota = 500 where id = 'trial'`;
    const { token } = await signUp(`owner@${randomUUID().slice(0, 8)}.test`);
    const { slug } = await (await finish(token)).json();
    expect(await admin`select plan_id, monthly_quota from tenants where slug = ${slug}`).toEqual([
      { plan_id: "trial", monthly_quota: 500 },
    ]);
  });

  test("a slug that is taken says so, and the link stays good", async () => {
    const { token } = await signUp(`owner@${randomUUID().slice(0, 8)}.test`);
    const [taken] = await admin<{ slug: string }[]>`select slug from tenants limit 1`;
    const refused = await finish(token, { slug: taken?.slug });
    expect(await refused.json()).toMatchObject({
      error: { key: "tenants.slugTaken", fields: [{ field: "slug" }] },
    });
    expect((await finish(token)).status).toBe(200);
  });

  test("a link makes one company, also when it is opened many times at once, and so do two links of one address", async () => {
    const email = `owner@${randomUUID().slice(0, 8)}.test`;
    const first = await signUp(email);
    await admin`delete from rate_limits`;
    const second = await signUp(email);
    const answers = await Promise.all([first, first, second, second].map(({ token }) => finish(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    expect(await admin`select 1 from people where email = ${email}`).toHaveLength(1);
    expect((await ask(postLink, { token: second.token })).status).toBe(404);
  });

  test.each([
    {
      why: "over",
      spoil: (id: string) => admin`update account_links set expires_at = now() where id = ${id}`,
    },
    { why: "used", spoil: (id: string) => admin`update account_links set used_at = now() where id = ${id}` },
    {
      why: "of another kind",
      spoil: (id: string) => admin`update account_links set kind = 'password-reset' where id = ${id}`,
    },
  ])("a link that is $why makes nothing", async ({ spoil }) => {
    const { token } = await signUp(`owner@${randomUUID().slice(0, 8)}.test`);
    const [link] = await admin<
      { id: string }[]
    >`select id from account_links order by created_at desc limit 1`;
    await spoil(link?.id ?? "");
    const before = await count("people");
    expect(await (await finish(token)).json()).toMatchObject({ error: { key: "accounts.linkEnded" } });
    expect(await count("people")).toBe(before);
  });

  test("an easy password is refused, and one made of the address", async () => {
    const { token } = await signUp("tsukishiro@example.test");
    for (const [typed, key] of [
      ["password1234", "accounts.commonPassword"],
      ["tsukishiro-2026", "accounts.passwordHoldsAddress"],
    ])
      expect(await (await finish(token, { password: typed })).json()).toMatchObject({ error: { key } });
    const short = await (await finish(token, { password: "short" })).json();
    expect(short.error.fields).toMatchObject([{ field: "password", key: "people.shortPassword" }]);
  });

  test("who has an account is told so by mail, gets no link, and the page answers as for anybody", async () => {
    const { email } = await makePerson();
    const { mail, token } = await signUp(email.toUpperCase());
    expect(mail).toMatchObject({ to: email, subject: "このアドレスのアカウントは、すでにあります" });
    expect(token).toBe("");
    expect(await admin`select 1 from account_links where email_key = ${email}`).toEqual([]);
  });
});

describe("a forgotten password", () => {
  test("is set anew by a link, ends every session, keeps the second factor, and asks for it next", async () => {
    const { personId, email, secret } = await makePerson();
    await admin`insert into sessions (id, person_id, assurance, expires_at) values (${randomUUID()}, ${personId}, 2, now() + interval '1 hour')`;
    await ask(
      postReset,
      { email },
      { headers: { host: "evil.example", "x-forwarded-host": "evil.example" } },
    );
    const [mail] = await post.deliver();
    expect(mail).toMatchObject({ to: email, subject: "パスワードの再設定" });
    expect(mail?.text).toContain("http://127.0.0.1:3000/reset/finish#");
    expect(mail?.text).not.toContain("evil");
    const input = { token: tokenIn(mail), password: "another horse battery" };
    const reset = await ask(postResetFinish, input);
    expect(await reset.json()).toMatchObject({ next: "code", email });
    expect(await readSession(cookiesOf(reset))).toBeNull();
    expect(await admin`select 1 from sessions where person_id = ${personId} and revoked_at is null`).toEqual(
      [],
    );
    const [person] = await admin<
      { hash: string }[]
    >`select password_hash hash from people where id = ${personId}`;
    expect(await isPassword("another horse battery", person?.hash ?? "")).toBe(true);
    expect((await exchange(cookiesOf(reset), "000000")).status).toBe(401);
    expect((await exchange(cookiesOf(reset), generateSync({ secret }))).status).toBe(200);
    const [told] = await post.deliver();
    expect(told).toMatchObject({ to: email, subject: "パスワードが再設定されました" });
    expect((await ask(postResetFinish, input)).status).toBe(404);
    expect(
      await admin`select details from audit_log where action = 'member.reset-password' and subject = ${`people/${personId}`}`,
    ).toEqual([{ details: { sessionsEnded: 1 } }]);
  });

  test("of two open links, using one ends the other, and a sign-in under way", async () => {
    const { personId, email } = await makePerson();
    const tokens: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await admin`delete from rate_limits`;
      await ask(postReset, { email });
      tokens.push(tokenIn((await post.deliver())[0]));
    }
    const signIn = await ask(postPassword, { email, password });
    const answers = await Promise.all(
      tokens.map((token, no) => ask(postResetFinish, { token, password: `another horse battery ${no}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await exchange(cookiesOf(signIn), "000000")).status).toBe(401);
    expect(await admin`select 1 from login_challenges where person_id = ${personId}`).toHaveLength(1);
    await post.deliver();
  });

  test("an address nobody has gets no mail, and leaves nothing behind", async () => {
    const email = `nobody@${randomUUID().slice(0, 8)}.test`;
    expect((await ask(postReset, { email })).status).toBe(200);
    expect(await post.deliver()).toEqual([]);
    expect(await admin`select 1 from account_links where email = ${email}`).toEqual([]);
  });
});

describe("a sign-in", () => {
  const signIn = async ({ email, secret }: { email: string; secret: string }, from: object) => {
    await admin`update people set totp_last_step = 0 where email = ${email}`;
    const answer = await ask(postPassword, { email, password }, from);
    return exchange(cookiesOf(answer), generateSync({ secret }), from);
  };

  test("from a new network or browser is told by mail, the first and the usual ones are not", async () => {
    const person = await makePerson();
    const usual = { address: "198.51.100.7" };
    for (const from of [usual, usual, { address: "198.51.100.8" }])
      expect((await signIn(person, from)).status).toBe(200);
    expect(await post.deliver()).toEqual([]);
    expect((await signIn(person, { address: "203.0.113.9" })).status).toBe(200);
    const [mail, ...others] = await post.deliver();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: person.email, subject: "新しい環境からのログイン" });
    expect(mail?.text).toContain("203.0.113.9");
    await signIn(person, { ...usual, headers: { "user-agent": "curl/8" } });
    expect(await post.deliver()).toHaveLength(1);
  });
});

describe("limits", () => {
  test("an address gets one mail of a kind in ten minutes; the page does not say so", async () => {
    const { email } = await makePerson();
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await ask(postReset, { email })).status),
    );
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    expect(await post.deliver()).toHaveLength(1);
  });

  test("from one place, the twenty-first waits, and others do not", async () => {
    const from = (no: number, address: string) =>
      ask(postReset, { email: `a${no}@example.test` }, { address });
    for (let no = 0; no < 20; no += 1) expect((await from(no, "198.51.100.9")).status).toBe(200);
    const refused = await from(20, "198.51.100.9");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from(21, "198.51.100.10")).status).toBe(200);
    await post.deliver();
  });

  test("no bucket and no job tells an address or a token", async () => {
    const { email } = await makePerson();
    await ask(postReset, { email });
    const [link] = await admin<{ id: string }[]>`select id from account_links where email = ${email}`;
    const texts = await admin<{ text: string }[]>`
      select bucket text from rate_limits union all select data::text from pgboss.job`;
    const all = texts.map(({ text }) => text).join("\n");
    expect(all).toContain(link?.id);
    expect(all).not.toMatch(/example\.test|hana@|192\.0\.2/);
    const [mail] = await post.deliver();
    expect(all).not.toContain(tokenIn(mail));
  });
});

test.each([
  { name: "sign-up", door: postSignUp },
  { name: "sign-up/finish", door: postSignUpFinish },
  { name: "reset", door: postReset },
  { name: "reset/finish", door: postResetFinish },
  { name: "link", door: postLink },
])("$name refuses another site, a form, and what cannot be stored", async ({ door }) => {
  const other = await ask(door, {}, { headers: { "sec-fetch-site": "cross-site" } });
  expect(other.status).toBe(403);
  expect((await ask(door, {}, { headers: { "content-type": "text/plain" } })).status).toBe(400);
  expect((await ask(door, { email: "a@b.test\0", token: "\0" })).status).toBe(400);
});
