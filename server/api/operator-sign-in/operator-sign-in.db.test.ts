import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { readSession } from "@/server/auth/read-session";
import { newTenantContext } from "@/server/auth/request-context";
import { TestAuthenticator } from "@/server/auth/testing-authenticator";
import { addOperator, disableOperator } from "@/server/domain/operators/add-operator";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { postOperatorEnrolment } from "./post-operator-enrolment";
import { postOperatorPasskey } from "./post-operator-passkey";
import { postOperatorPassword } from "./post-operator-password";
import { postOperatorProof } from "./post-operator-proof";
import { postOperatorSignOut } from "./post-operator-sign-out";
import { cookieOf, postAs, signInOperator, totp } from "./testing-operator";

const { admin, urls } = await makeTestDatabase();
const origin = "http://localhost:3000";
applyTestSettings({ APP_ORIGIN: origin });
const owner = { email: "owner@example.test", name: "店主", password: "correct horse battery" };

beforeAll(async () => {
  await createTenant(await newTenantContext("test"), { slug: "hana", name: "花屋", owner });
});

test("the web cannot make an operator, nor a plan", async () => {
  const app = postgres(urls.app, { max: 1, onnotice: () => undefined });
  await expect(app`insert into operators (person_id) select id from people`).rejects.toThrow(
    /permission denied/,
  );
  await expect(app`update operators set disabled_at = null`).rejects.toThrow(/permission denied/);
  await expect(app`update plans set monthly_quota = 1`).rejects.toThrow(/permission denied/);
  await expect(app`delete from operator_log`).rejects.toThrow(/permission denied/);
  await app.end();
});

test("a tenant's owner with the right password is told what a wrong password is told", async () => {
  const refused = await postAs(postOperatorPassword, { email: owner.email, password: owner.password });
  const unknown = await postAs(postOperatorPassword, { email: "nobody@example.test", password: "x" });
  expect(refused.status).toBe(401);
  expect(await refused.json()).toEqual(await unknown.json());
  expect(refused.headers.getSetCookie()).toEqual([]);
});

test("an operator is let in with an app's code, and never with the password alone", async () => {
  const { cookie, email } = await signInOperator(urls.owner);
  expect(cookie).toMatch(/^hikyaku-operator=/);
  expect(await readSession(cookie, "operator")).toMatchObject({ email, assurance: 2 });
  const again = await postAs(postOperatorPassword, { email, password: "correct horse battery" });
  expect(await again.json()).toEqual({ next: "code", ways: ["totp"] });
  for (const code of [" ", "000000"])
    expect((await postAs(postOperatorProof, totp(code), cookieOf(again))).status).toBe(401);
  expect((await postAs(postOperatorProof, { proof: { kind: "none" } }, cookieOf(again))).status).toBe(401);
});

test("signing out ends the session", async () => {
  const { cookie } = await signInOperator(urls.owner);
  await postAs(postOperatorSignOut, {}, cookie);
  expect(await readSession(cookie, "operator")).toBeNull();
});

test("who is disabled is out at once, and stays out, until made an operator again", async () => {
  const { cookie, email } = await signInOperator(urls.owner);
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  expect(await disableOperator(sql, email)).toBe(true);
  expect(await disableOperator(sql, email)).toBe(false);
  expect(await readSession(cookie, "operator")).toBeNull();
  expect((await postAs(postOperatorPassword, { email, password: "correct horse battery" })).status).toBe(401);
  expect(await addOperator(sql, { email, name: "x", password: "another password" })).toMatchObject({
    isNew: false,
  });
  // The password that was theirs still is.
  expect((await postAs(postOperatorPassword, { email, password: "correct horse battery" })).status).toBe(200);
  await sql.end();
  const log =
    await admin`select action from operator_log where subject like 'people/%' order by id desc limit 3`;
  expect(log.map(({ action }) => action)).toEqual(["operator.add", "operator.disable", "operator.add"]);
});

test("a challenge of the operators' door, and its enrolment, is not taken without its cookie", async () => {
  const email = `${randomUUID()}@operator.test`;
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  await addOperator(sql, { email, name: "x", password: "correct horse battery" });
  await sql.end();
  const challenge = cookieOf(
    await postAs(postOperatorPassword, { email, password: "correct horse battery" }),
  );
  const { secret } = await (await postAs(postOperatorEnrolment, {}, challenge)).json();
  const renamed = challenge.replace("hikyaku-operator-challenge", "hikyaku-challenge");
  expect((await postAs(postOperatorProof, totp(generateSync({ secret })), renamed)).status).toBe(401);
});

test("a passkey stands for the app, after the password, and never alone", async () => {
  const email = `${randomUUID()}@operator.test`;
  const account = { email, password: "correct horse battery" };
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined });
  await addOperator(sql, { ...account, name: "x" });
  await sql.end();
  const begin = async (step: "first" | "second") => {
    const cookie = cookieOf(await postAs(postOperatorPassword, account));
    return { cookie, ...(await (await postAs(postOperatorPasskey, { step }, cookie)).json()) };
  };
  const authenticator = new TestAuthenticator(origin);
  const first = await begin("first");
  const response = authenticator.create(first.challenge);
  const made = await postAs(
    postOperatorProof,
    { proof: { kind: "new-passkey", name: "鍵", response } },
    first.cookie,
  );
  expect(await readSession(cookieOf(made), "operator")).toMatchObject({ email, assurance: 2 });

  const second = await begin("second");
  const proof = { kind: "passkey", response: authenticator.get(second.challenge) };
  expect((await postAs(postOperatorProof, { proof }, second.cookie)).status).toBe(200);
  expect((await postAs(postOperatorProof, { proof }, second.cookie)).status).toBe(401);
  expect((await postAs(postOperatorPasskey, { step: "alone" })).status).toBe(400);
});
