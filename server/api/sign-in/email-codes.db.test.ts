import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { acceptFactor } from "@/server/auth/accept-factor";
import { newTenantContext } from "@/server/auth/request-context";
import { startChallenge } from "@/server/auth/start-challenge";
import { startTestPost } from "@/server/domain/notifications/testing-mail";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { TestBrowser } from "./testing-browser";

const { admin } = await makeTestDatabase();
const post = await startTestPost(admin);
const origin = "http://127.0.0.1:3000";
const person = { email: "hana@example.test", password: "correct horse battery" };
let personId: string;

beforeAll(async () => {
  const owner = { ...person, name: "花" };
  for (const slug of ["hana", "other"]) {
    const made = await createTenant(await newTenantContext("test"), { slug, name: slug, owner });
    personId = made.ownerId;
  }
});
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`delete from pgboss.job`;
  await admin`update people set totp_secret = null`;
  await admin`update tenants set second_factor_required = true, email_codes_allowed = true`;
});
afterAll(() => post.close());

async function asked(): Promise<TestBrowser> {
  const browser = new TestBrowser(origin);
  expect(await (await browser.password(person)).json()).toEqual({ next: "email", ways: ["email"] });
  expect((await browser.emailCode()).status).toBe(200);
  return browser;
}
async function mailedCode(): Promise<string> {
  const mail = (await post.deliver()).at(-1);
  expect(mail).toMatchObject({ to: person.email, subject: "ログインの確認コード" });
  return /^\d{6}$/m.exec(mail?.text ?? "")?.[0] ?? "";
}

test("a mailed code opens the door once", async () => {
  const browser = await asked();
  const code = await mailedCode();
  expect((await browser.prove({ kind: "email", code })).status).toBe(200);
  expect(await browser.session()).toMatchObject({ assurance: 2, factor: "email" });
  expect((await browser.prove({ kind: "email", code })).status).toBe(401);
});

test("the code waits in no queue, and the table holds only its hash", async () => {
  await asked();
  const queued = await admin`select data from pgboss.job`;
  expect(JSON.stringify(queued)).not.toMatch(/\D\d{6}\D/);
  const code = await mailedCode();
  const rows = await admin`select email_code_hash from login_challenges where email_code_hash is not null`;
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(code);
});

test("a code is of one sign-in, and the last one counts", async () => {
  const browser = await asked();
  const first = await mailedCode();
  expect((await browser.emailCode()).status).toBe(200);
  const second = await mailedCode();
  const other = await asked();
  await mailedCode();
  expect((await other.prove({ kind: "email", code: second })).status).toBe(401);
  if (first !== second) expect((await browser.prove({ kind: "email", code: first })).status).toBe(401);
  expect((await browser.prove({ kind: "email", code: second })).status).toBe(200);
});

test("fifty guesses at once are five, and then the right code is of no use", async () => {
  const browser = await asked();
  const code = await mailedCode();
  await browser.finish({ code: "1" });
  const wrong = code === "000000" ? "111111" : "000000";
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => browser.prove({ kind: "email", code: wrong })),
  );
  expect(answers.every(({ status }) => status === 401)).toBe(true);
  const [row] = await admin`select max(attempts)::int attempts from login_challenges where used_at is null`;
  expect(row?.attempts).toBe(5);
  expect(await (await browser.prove({ kind: "email", code })).text()).toContain("auth.challengeEnded");
});

test("ten minutes after it was asked for, a code is over", async () => {
  const browser = await asked();
  const code = await mailedCode();
  const [row] =
    await admin`select round(extract(epoch from max(expires_at) - now()))::int left from login_challenges`;
  expect(row?.left).toBeGreaterThan(590);
  await admin`update login_challenges set expires_at = now()`;
  expect((await browser.prove({ kind: "email", code })).status).toBe(401);
});

test("the seventh mail in an hour is not sent", async () => {
  const browser = await asked();
  for (let mails = 1; mails < 6; mails += 1) expect((await browser.emailCode()).status).toBe(200);
  expect((await browser.emailCode()).status).toBe(429);
});

test.each([
  {
    what: "one company takes none",
    change: `update tenants set email_codes_allowed = false where slug = 'other'`,
  },
  { what: "the person has an app", change: `update people set totp_secret = 'sealed'` },
])("no code is mailed when $what", async ({ change }) => {
  await admin.unsafe(change);
  const browser = new TestBrowser(origin);
  expect(await (await browser.password(person)).json()).not.toMatchObject({ next: "email" });
  expect((await browser.emailCode()).status).toBe(403);
  expect(await post.deliver()).toEqual([]);
});

test("an operator is never let in by a mailed code", async () => {
  await admin`insert into operators (person_id) values (${personId}) on conflict do nothing`;
  const facts = { address: null, userAgent: "", requestId: "r" };
  const { challenge, next } = await startChallenge({ id: personId, totpSecret: null }, facts, "operator");
  expect(next).toBe("enrol");
  const proof = { kind: "email", code: "" } as const;
  await expect(
    acceptFactor({ challenge, proof, now: new Date(), audience: "operator" }, facts),
  ).rejects.toMatchObject({ key: "auth.wrongCode" });
});
