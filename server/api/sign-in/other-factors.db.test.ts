import { randomUUID } from "node:crypto";
import { generateSecret, generateSync } from "otplib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { makeRecoveryCodes } from "@/server/auth/make-recovery-codes";
import { newTenantContext } from "@/server/auth/request-context";
import { TestAuthenticator } from "@/server/auth/testing-authenticator";
import { totpSecret } from "@/server/auth/totp-secret";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { TestBrowser } from "./testing-browser";

const { admin } = await makeTestDatabase();
const origin = "http://localhost:3000";
applyTestSettings({ APP_ORIGIN: origin });
const person = { email: "hana@example.test", password: "correct horse battery" };
const secret = generateSecret();
let personId: string;

beforeAll(async () => {
  const owner = { ...person, name: "花" };
  const made = await createTenant(await newTenantContext("test"), { slug: "hana", name: "花屋", owner });
  personId = made.ownerId;
});
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`delete from passkeys`;
  await admin`delete from recovery_codes`;
  const sealed = totpSecret.seal(secret, personId, "totp_secret");
  await admin`update people set totp_secret = ${sealed}, totp_last_step = 0`;
  await admin`update tenants set second_factor_required = true, email_codes_allowed = false`;
});

/** Recovery codes of somebody who is signed in. */
async function recoveryCodesOf(id: string): Promise<string[]> {
  const sessionId = randomUUID();
  await admin`insert into sessions (id, person_id, assurance, expires_at, created_at)
    values (${sessionId}, ${id}, 2, now() + interval '1 hour', now() - interval '1 hour')`;
  const session = {
    sessionId,
    personId: id,
    assurance: 2,
    factor: "totp",
    isProved: true,
    email: "",
  } as const;
  const whole = { ...session, name: "", locale: "ja", theme: "system", signedInAt: new Date() } as const;
  const facts = { address: null, userAgent: "", requestId: "r" };
  return (await makeRecoveryCodes(whole, facts)).codes;
}

async function browserWithPassword(): Promise<TestBrowser> {
  const browser = new TestBrowser(origin);
  await browser.password(person);
  return browser;
}
const openSessions = async () => (await admin`select id from sessions where revoked_at is null`).length;

describe("recovery codes", () => {
  test("a code opens the door once, and is asked for only where there are codes", async () => {
    const without = new TestBrowser(origin);
    expect(await (await without.password(person)).json()).toEqual({ next: "code", ways: ["totp"] });
    const codes = await recoveryCodesOf(personId);
    expect(new Set(codes).size).toBe(10);
    const browser = new TestBrowser(origin);
    expect(await (await browser.password(person)).json()).toEqual({
      next: "code",
      ways: ["totp", "recovery"],
    });
    const code = (codes[3] ?? "").toUpperCase().replaceAll("-", " ");
    expect((await browser.prove({ kind: "recovery", code })).status).toBe(200);
    expect(await browser.session()).toMatchObject({ assurance: 2, factor: "recovery" });
    const again = await browserWithPassword();
    expect((await again.prove({ kind: "recovery", code })).status).toBe(401);
    expect(await again.session()).toBeNull();
  });

  test("one code posted from three browsers at once signs in one of them", async () => {
    const [code = ""] = await recoveryCodesOf(personId);
    const browsers = await Promise.all([1, 2, 3].map(browserWithPassword));
    const answers = await Promise.all(browsers.map((browser) => browser.prove({ kind: "recovery", code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const sessions = await Promise.all(browsers.map((browser) => browser.session()));
    expect(sessions.filter((session) => session !== null)).toHaveLength(1);
  });

  test("new codes end the old ones, and the table holds no code", async () => {
    const [old = ""] = await recoveryCodesOf(personId);
    const codes = await recoveryCodesOf(personId);
    expect((await (await browserWithPassword()).prove({ kind: "recovery", code: old })).status).toBe(401);
    const rows = await admin`select hash from recovery_codes`;
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain((codes[0] ?? "").replaceAll("-", ""));
  });

  test("fifty guesses at once are five, and another's code is a wrong one", async () => {
    const made = await createTenant(await newTenantContext("test"), {
      slug: `o-${Date.now()}`,
      name: "他社",
      owner: { email: `o${Date.now()}@example.test`, name: "他", password: "correct horse battery" },
    });
    await admin`update people set totp_secret = 'x' where id = ${made.ownerId}`;
    const [code = ""] = await recoveryCodesOf(made.ownerId);
    const browser = await browserWithPassword();
    await recoveryCodesOf(personId);
    await browser.finish({ code: "1" });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => browser.prove({ kind: "recovery", code })),
    );
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    const [row] = await admin`select max(attempts)::int attempts from login_challenges where used_at is null`;
    expect(row?.attempts).toBe(5);
    expect(await browser.session()).toBeNull();
  });
});

describe("passkeys", () => {
  const key = () => new TestAuthenticator(origin);
  async function withPasskey(): Promise<TestAuthenticator> {
    await admin`update people set totp_secret = null`;
    const browser = await browserWithPassword();
    const { challenge } = await browser.passkey("first");
    const authenticator = key();
    const response = authenticator.create(challenge);
    expect((await browser.prove({ kind: "new-passkey", name: "鍵", response })).status).toBe(200);
    expect(await browser.session()).toMatchObject({ assurance: 2, factor: "passkey" });
    return authenticator;
  }

  test("the first factor may be a passkey; then the password alone sets up no other", async () => {
    await withPasskey();
    const browser = new TestBrowser(origin);
    expect(await (await browser.password(person)).json()).toEqual({ next: "code", ways: ["passkey"] });
    expect(await browser.enrol()).toMatchObject({ error: { key: "auth.alreadyEnrolled" } });
    expect(await browser.passkey("first")).toMatchObject({ error: { key: "auth.alreadyEnrolled" } });
    await admin`update people set totp_pending_secret = ${totpSecret.seal(secret, personId, "totp_pending_secret")}`;
    expect((await browser.code(generateSync({ secret }))).status).toBe(401);
    const { challenge } = await browser.passkey("second");
    const response = key().create(challenge);
    expect((await browser.prove({ kind: "new-passkey", name: "鍵", response })).status).toBe(401);
    expect(await browser.session()).toBeNull();
  });

  test("two browsers that both know the password do not both set up the first factor", async () => {
    await admin`update people set totp_secret = null`;
    const browsers = [await browserWithPassword(), await browserWithPassword()];
    const responses = await Promise.all(
      browsers.map(async (browser) => key().create((await browser.passkey("first")).challenge)),
    );
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser.prove({
          kind: "new-passkey",
          name: "鍵",
          response: responses[at] ?? key().create(""),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await admin`select id from passkeys`).toHaveLength(1);
  });

  test("a passkey is the second factor after the password", async () => {
    const authenticator = await withPasskey();
    const browser = await browserWithPassword();
    const { challenge, allowCredentials } = await browser.passkey("second");
    expect(allowCredentials).toEqual([expect.objectContaining({ id: authenticator.credentialId })]);
    const response = authenticator.get(challenge, { isVerified: false });
    expect((await browser.prove({ kind: "passkey", response })).status).toBe(200);
    expect(await browser.session()).toMatchObject({ assurance: 2, factor: "passkey" });
  });

  test("a passkey alone opens the door, when the authenticator made sure of its owner", async () => {
    const authenticator = await withPasskey();
    const careless = new TestBrowser(origin);
    const asked = await careless.passkey("alone");
    expect(asked).toMatchObject({ userVerification: "required", rpId: "localhost" });
    const unverified = authenticator.get(asked.challenge, { isVerified: false, userHandle: personId });
    expect((await careless.prove({ kind: "passkey", response: unverified })).status).toBe(401);
    const browser = new TestBrowser(origin);
    const { challenge } = await browser.passkey("alone");
    const response = authenticator.get(challenge, { userHandle: personId });
    expect((await browser.prove({ kind: "passkey", response })).status).toBe(200);
    expect(await browser.session()).toMatchObject({ personId, assurance: 2 });
  });

  test("an answer is taken once: not again, not twice at once, not for another challenge", async () => {
    const authenticator = await withPasskey();
    const browser = await browserWithPassword();
    const { challenge } = await browser.passkey("second");
    const proof = { kind: "passkey" as const, response: authenticator.get(challenge) };
    await browser.prove({ kind: "totp", code: "1" });
    const before = await openSessions();
    const answers = await Promise.all([1, 2, 3].map(() => browser.prove(proof)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await openSessions()).toBe(before + 1);
    expect((await browser.prove(proof)).status).toBe(401);
    const other = await browserWithPassword();
    await other.passkey("second");
    expect((await other.prove(proof)).status).toBe(401);
  });

  test.each([
    { what: "signed for another site", told: { origin: "https://evil.example" } },
    { what: "of another relying party", told: { rpId: "evil.example" } },
    { what: "that names somebody else", told: { userHandle: "0198c2b4-aaaa-7bbb-8ccc-123456789abc" } },
  ])("an answer $what is refused", async ({ told }) => {
    const authenticator = await withPasskey();
    const browser = await browserWithPassword();
    const { challenge } = await browser.passkey("second");
    const response = authenticator.get(challenge, told);
    expect((await browser.prove({ kind: "passkey", response })).status).toBe(401);
    expect(await browser.session()).toBeNull();
  });

  test("another key's signature under a known name is refused", async () => {
    const authenticator = await withPasskey();
    const browser = await browserWithPassword();
    const { challenge } = await browser.passkey("second");
    const forged = {
      ...key().get(challenge),
      id: authenticator.credentialId,
      rawId: authenticator.credentialId,
    };
    expect((await browser.prove({ kind: "passkey", response: forged })).status).toBe(401);
  });

  test("a counter that does not grow is refused, and said to be a copy", async () => {
    const authenticator = await withPasskey();
    const enter = async (counter: number) => {
      const browser = await browserWithPassword();
      const { challenge } = await browser.passkey("second");
      const answer = await browser.prove({
        kind: "passkey",
        response: authenticator.get(challenge, { counter }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    expect(await enter(7)).toMatchObject({ status: 200 });
    for (const counter of [7, 6, 0])
      expect(await enter(counter)).toMatchObject({
        status: 401,
        text: expect.stringContaining("auth.passkeyCopied"),
      });
    expect(await enter(8)).toMatchObject({ status: 200 });
  });

  test("a challenge without a password takes nothing but a passkey", async () => {
    const codes = await recoveryCodesOf(personId);
    const browser = new TestBrowser(origin);
    await browser.passkey("alone");
    for (const proof of [
      { kind: "totp", code: generateSync({ secret }) },
      { kind: "recovery", code: codes[0] ?? "" },
      { kind: "none" },
    ] as const)
      expect((await browser.prove(proof)).status).toBe(401);
    expect(await browser.session()).toBeNull();
  });

  test("a passkey that nobody has is refused in its own words", async () => {
    const browser = new TestBrowser(origin);
    const { challenge } = await browser.passkey("alone");
    const answer = await browser.prove({ kind: "passkey", response: key().get(challenge) });
    expect(await answer.text()).toContain("auth.unknownPasskey");
  });
});

test.each(["{", "[]", '{"kind":"totp"}', '{"kind":"passkey","response":{}}', '{"kind":"none","x":1}'])(
  "a proof %j is a wrong one, not an error",
  async (proof) => {
    const answer = await (await browserWithPassword()).finish({ proof });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("auth.wrongCode");
  },
);
