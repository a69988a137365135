import { generateSecret, generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { acceptFactor } from "@/server/auth/accept-factor";
import { newTenantContext } from "@/server/auth/request-context";
import { sessionCookie } from "@/server/auth/session-cookie";
import { startChallenge } from "@/server/auth/start-challenge";
import { TestAuthenticator } from "@/server/auth/testing-authenticator";
import { totpSecret } from "@/server/auth/totp-secret";
import { startTestPost } from "@/server/domain/notifications/testing-mail";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { callWith, cookieOf, isSession } from "./testing-caller";

const { admin } = await makeTestDatabase();
const post = await startTestPost(admin);
const origin = "http://localhost:3000";
applyTestSettings({ APP_ORIGIN: origin });
const facts = { address: "192.0.2.1", userAgent: "test", requestId: "r" };
const password = "correct horse battery";
const secret = generateSecret();
let personId: string;

beforeAll(async () => {
  const owner = { email: "hana@example.test", name: "花", password };
  const made = await createTenant(await newTenantContext("test"), { slug: "hana", name: "花屋", owner });
  personId = made.ownerId;
});
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`delete from passkeys`;
  await admin`delete from recovery_codes`;
  await admin`delete from pgboss.job`;
  const sealed = totpSecret.seal(secret, personId, "totp_secret");
  await admin`update people set totp_secret = ${sealed}, totp_pending_secret = null, totp_last_step = 0`;
  await admin`update tenants set second_factor_required = true, email_codes_allowed = false`;
});
afterAll(() => post.close());

const forgetCodes = () => admin`update people set totp_last_step = 0`;
async function signedIn(): Promise<string> {
  await forgetCodes();
  const [row] = await admin`select totp_secret from people`;
  const { challenge } = await startChallenge({ id: personId, totpSecret: row?.totp_secret }, facts);
  const proof = { kind: "totp", code: generateSync({ secret }) } as const;
  const session = await acceptFactor({ challenge, proof, now: new Date() }, facts);
  await forgetCodes();
  return cookieOf(await sessionCookie(session));
}
const stale = () =>
  admin`update sessions set proved_at = now() - interval '16 minutes' where revoked_at is null`;
const subjects = async () => (await post.deliver()).map(({ subject }) => subject);
/** The own cookie, as it is after a change; the old one and those elsewhere must be nobody's. */
async function changed(
  cookie: string,
  act: (api: Awaited<ReturnType<typeof callWith>>["api"]) => Promise<unknown>,
) {
  const elsewhere = await signedIn();
  const { api, cookies } = await callWith(cookie);
  const answer = await act(api);
  const renewed = cookieOf(cookies[0]);
  expect([await isSession(cookie), await isSession(elsewhere), await isSession(renewed)]).toEqual([
    false,
    false,
    true,
  ]);
  return { answer, cookie: renewed };
}

test("an app is replaced by the first code of the new one, and a replacement that is left changes nothing", async () => {
  const cookie = await signedIn();
  const { api } = await callWith(cookie);
  await api.factors.startTotp();
  expect(await signedIn()).not.toBe("");
  const { secret: next } = await api.factors.startTotp();
  await expect(api.factors.activateTotp({ code: generateSync({ secret }) })).rejects.toThrow(
    /auth.wrongCode/,
  );
  await changed(cookie, (own) => own.factors.activateTotp({ code: generateSync({ secret: next }) }));
  await expect(signedIn()).rejects.toMatchObject({ key: "auth.wrongCode" });
  expect(await subjects()).toEqual(["認証アプリが登録されました"]);
  const noted = await admin`select details, actor_id from audit_log where action = 'member.add-factor'`;
  expect(noted).toEqual([{ details: { factor: "totp" }, actor_id: personId }]);
});

test("the last factor stays where a company asks for one, and may go where none does", async () => {
  const { cookie } = await changed(await signedIn(), (api) => api.factors.makeRecoveryCodes());
  const { api } = await callWith(cookie);
  await expect(api.factors.removeTotp()).rejects.toThrow(/security.lastFactor/);
  await admin`update tenants set second_factor_required = false`;
  await changed(cookie, (own) => own.factors.removeTotp());
  expect(await admin`select hash from recovery_codes`).toEqual([]);
  await admin`insert into operators (person_id) values (${personId})`;
  await admin`update people set totp_secret = ${totpSecret.seal(secret, personId, "totp_secret")}`;
  const operator = await callWith(await signedIn());
  await expect(operator.api.factors.removeTotp()).rejects.toThrow(/security.lastFactor/);
  await admin`delete from operators`;
});

describe("passkeys", () => {
  async function added(cookie: string) {
    const authenticator = new TestAuthenticator(origin);
    const after = await changed(cookie, async (api) => {
      const { challenge, options } = await api.factors.startPasskey();
      return api.factors.addPasskey({
        challenge,
        name: "会社のPC",
        response: authenticator.create(options.challenge),
      });
    });
    return { authenticator, cookie: after.cookie };
  }

  test("a passkey is added, named, listed and removed", async () => {
    const { authenticator, cookie } = await added(await signedIn());
    const { api } = await callWith(cookie);
    const passkeyId = authenticator.credentialId;
    await api.factors.renamePasskey({ passkeyId, name: "自宅" });
    expect(await api.factors.list()).toMatchObject({
      hasTotp: true,
      passkeys: [{ passkeyId, name: "自宅", lastUsedAt: null }],
      mustKeepOne: true,
    });
    const after = await changed(cookie, (own) => own.factors.removeTotp());
    await expect((await callWith(after.cookie)).api.factors.removePasskey({ passkeyId })).rejects.toThrow(
      /security.lastFactor/,
    );
    expect(await subjects()).toEqual(["パスキーが追加されました", "認証アプリの登録が外れました"]);
  });

  test("an answer counts for the session that asked, and once", async () => {
    const [own, other] = [await callWith(await signedIn()), await callWith(await signedIn())];
    const authenticator = new TestAuthenticator(origin);
    const { challenge, options } = await own.api.factors.startPasskey();
    const input = { challenge, name: "鍵", response: authenticator.create(options.challenge) };
    await expect(other.api.factors.addPasskey(input)).rejects.toThrow(/security.passkeyNotMade/);
    const late = await own.api.factors.startPasskey();
    await expect(own.api.factors.addPasskey({ ...input, challenge: late.challenge })).rejects.toThrow(
      /security.passkeyNotMade/,
    );
    await own.api.factors.addPasskey(input);
    const again = await callWith(cookieOf(own.cookies[0]));
    await expect(again.api.factors.addPasskey(input)).rejects.toThrow(/security.passkeyNotMade/);
  });

  test("a passkey proves a session anew, once per question", async () => {
    const { authenticator, cookie } = await added(await signedIn());
    await stale();
    const { api } = await callWith(cookie);
    const { ways, passkey } = await api.factors.startProof();
    expect(ways).toEqual(["totp", "passkey"]);
    const response = authenticator.get(passkey?.options.challenge ?? "");
    const proof = { kind: "passkey" as const, challenge: passkey?.challenge ?? "", response };
    await api.factors.prove({ proof });
    await expect(api.factors.prove({ proof })).rejects.toThrow(/auth.wrongCode/);
    await expect((await callWith(cookie)).api.factors.startTotp()).resolves.toMatchObject({
      secret: expect.any(String),
    });
  });
});

describe("what is dangerous", () => {
  test("a session whose factor was shown a quarter of an hour ago is asked again, and then does it", async () => {
    const cookie = await signedIn();
    await stale();
    const before = await callWith(cookie);
    await expect(before.api.factors.makeRecoveryCodes()).rejects.toThrow(/auth.proveAgain/);
    expect(await admin`select hash from recovery_codes`).toEqual([]);
    await expect(before.api.factors.prove({ proof: { kind: "totp", code: "000000" } })).rejects.toThrow(
      /auth.wrongCode/,
    );
    await before.api.factors.prove({ proof: { kind: "totp", code: generateSync({ secret }) } });
    await changed(cookie, (api) => api.factors.makeRecoveryCodes());
  });

  test("a password is no proof for somebody who has a factor; it is for somebody who has none", async () => {
    const cookie = await signedIn();
    await stale();
    const { api } = await callWith(cookie);
    const proof = { kind: "password", password } as const;
    await expect(api.factors.prove({ proof })).rejects.toThrow(/auth.wrongCode/);
    await admin`update people set totp_secret = null`;
    await admin`update tenants set second_factor_required = false`;
    expect(await api.factors.startProof()).toEqual({ ways: ["password"], passkey: null });
    await api.factors.prove({ proof });
    expect(await isSession(cookie)).toBe(true);
    await (await callWith(cookie)).api.factors.startTotp();
  });

  test("a code that signed in does not prove again, and of two proofs at once one counts", async () => {
    await admin`update people set totp_last_step = 0`;
    const cookie = await signedIn();
    await admin`update people set totp_last_step = ${Math.floor(Date.now() / 30_000)}`;
    const { api } = await callWith(cookie);
    const proof = { kind: "totp", code: generateSync({ secret }) } as const;
    await expect(api.factors.prove({ proof })).rejects.toThrow(/auth.wrongCode/);
    await forgetCodes();
    const answers = await Promise.allSettled([1, 2, 3].map(() => api.factors.prove({ proof })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("wrong proofs are counted with those of signing in", async () => {
    const { api } = await callWith(await signedIn());
    const answers = await Promise.allSettled(
      Array.from({ length: 14 }, () => api.factors.prove({ proof: { kind: "totp", code: "000000" } })),
    );
    const reasons = answers.map((answer) => (answer.status === "rejected" ? String(answer.reason) : "right"));
    expect(reasons.filter((reason) => reason.includes("auth.wrongCode"))).toHaveLength(10);
    expect(reasons.filter((reason) => reason.includes("auth.tooManyTries"))).toHaveLength(4);
  });

  test("a recovery code that is used is told by mail, with how many are left", async () => {
    const { cookie, answer } = await changed(await signedIn(), (api) => api.factors.makeRecoveryCodes());
    await post.deliver();
    const { codes } = answer as { codes: string[] };
    const { api } = await callWith(cookie);
    await api.factors.prove({ proof: { kind: "recovery", code: codes[0] ?? "" } });
    const [mail] = await post.deliver();
    expect(mail?.text).toContain("残りのリカバリーコードは9個です。");
  });
});

test("nobody touches another's passkey", async () => {
  await admin`insert into people (email, email_key, name, password_hash) values ('x', 'x', 'x', 'x') on conflict do nothing`;
  const [other] = await admin`select id from people where email = 'x'`;
  await admin`insert into passkeys (id, person_id, name, public_key) values ('theirs', ${other?.id}, '鍵', 'k')`;
  const { api } = await callWith(await signedIn());
  for (const act of [
    api.factors.renamePasskey({ passkeyId: "theirs", name: "x" }),
    api.factors.removePasskey({ passkeyId: "theirs" }),
  ])
    await expect(act).rejects.toThrow(/security.notFound/);
  expect(await admin`select name from passkeys`).toEqual([{ name: "鍵" }]);
});
