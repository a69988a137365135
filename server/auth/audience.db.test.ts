import { randomUUID } from "node:crypto";
import { generateSecret, generateSync } from "otplib";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { newTenantContext } from "@/server/auth/request-context";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { acceptFactor } from "./accept-factor";
import type { Audience } from "./audience";
import { authCookies } from "./auth-cookies";
import { readSession } from "./read-session";
import { sessionCookie } from "./session-cookie";
import { startChallenge } from "./start-challenge";
import { totpSecret } from "./totp-secret";

const { admin } = await makeTestDatabase();
const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const secret = generateSecret();
let personId: string;

beforeAll(async () => {
  const owner = { email: "ops@example.test", name: "当番", password: randomUUID() };
  const made = await createTenant(await newTenantContext("test"), { slug: "ops", name: "運用", owner });
  personId = made.ownerId;
  await admin`insert into operators (person_id) values (${personId})`;
});

/** Somebody with an app, at one of the doors. */
async function enter(asked: Audience, door: Audience) {
  const sealed = totpSecret.seal(secret, personId, "totp_secret");
  await admin`update people set totp_secret = ${sealed}, totp_last_step = 0 where id = ${personId}`;
  const { challenge } = await startChallenge({ id: personId, totpSecret: sealed }, facts, asked);
  const proof = { kind: "totp", code: generateSync({ secret }) } as const;
  return acceptFactor({ challenge, proof, now: new Date(), audience: door }, facts);
}
const cookieOf = async (audience: Audience) =>
  (await sessionCookie(await enter(audience, audience))).split(";")[0] ?? "";

test("a session opens the pages that it was made for", async () => {
  const [operator, console_] = [await cookieOf("operator"), await cookieOf("console")];
  expect(await readSession(operator, "operator")).toMatchObject({ personId, assurance: 2 });
  expect(await readSession(console_)).toMatchObject({ personId });
  expect(await readSession(operator)).toBeNull();
  expect(await readSession(console_, "operator")).toBeNull();
});

test("a cookie that is renamed opens nothing", async () => {
  const operator = await cookieOf("operator");
  const renamed = operator.replace(authCookies.operatorSession(), authCookies.session());
  expect(await readSession(renamed)).toBeNull();
  const ours = (await cookieOf("console")).replace(authCookies.session(), authCookies.operatorSession());
  expect(await readSession(ours, "operator")).toBeNull();
});

test("a challenge is unknown at the other door", async () => {
  await expect(enter("operator", "console")).rejects.toMatchObject({ key: "auth.challengeEnded" });
  await expect(enter("console", "operator")).rejects.toMatchObject({ key: "auth.challengeEnded" });
});

test("an operator is asked for a factor where their tenants ask for none", async () => {
  const person = { id: personId, totpSecret: null };
  await admin`update tenants set second_factor_required = false`;
  await admin`update people set totp_secret = null where id = ${personId}`;
  expect((await startChallenge(person, facts)).next).toBe("none");
  const { challenge, next } = await startChallenge(person, facts, "operator");
  expect(next).toBe("enrol");
  const proof = { kind: "none" } as const;
  await expect(
    acceptFactor({ challenge, proof, now: new Date(), audience: "operator" }, facts),
  ).rejects.toMatchObject({ key: "auth.wrongCode" });
});

test("whoever is no operator any more is nobody on the next request", async () => {
  const cookie = await cookieOf("operator");
  expect(await readSession(cookie, "operator")).not.toBeNull();
  await admin`update operators set disabled_at = now()`;
  expect(await readSession(cookie, "operator")).toBeNull();
  await admin`update operators set disabled_at = null`;
});

test("an operator's session ends when unused for half an hour", async () => {
  const cookie = await cookieOf("operator");
  await admin`update sessions set last_seen_at = now() - interval '31 minutes' where revoked_at is null`;
  expect(await readSession(cookie, "operator")).toBeNull();
});
