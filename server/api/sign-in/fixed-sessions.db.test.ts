import { generateSync } from "otplib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { authCookies } from "@/server/auth/auth-cookies";
import { readSession } from "@/server/auth/read-session";
import { newTenantContext } from "@/server/auth/request-context";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { handleNextAuthRequest } from "./handle-next-auth-request";
import { TestBrowser } from "./testing-browser";

const { admin } = await makeTestDatabase();
const origin = "http://127.0.0.1:3000";
const password = "correct horse battery";
const hana = { email: "hana@example.test", name: "花", password, secret: "" };
const mallory = { email: "mallory@example.test", name: "M", password, secret: "" };

/** The first step. */
const first = ({ email }: { email: string }) => ({ email, password });

beforeAll(async () => {
  for (const person of [hana, mallory]) {
    const slug = person.email.slice(0, person.email.indexOf("@"));
    const { email, name } = person;
    await createTenant(await newTenantContext("test"), { slug, name, owner: { email, name, password } });
    const browser = new TestBrowser(origin);
    await browser.password(first(person));
    person.secret = (await browser.enrol()).secret;
    expect((await browser.code(generateSync({ secret: person.secret }))).status).toBe(200);
  }
});
beforeEach(async () => {
  await admin`delete from rate_limits`;
  await admin`update people set totp_last_step = 0`;
});

async function signIn(browser: TestBrowser, person: typeof hana): Promise<string> {
  await browser.password(first(person));
  expect((await browser.code(generateSync({ secret: person.secret }))).status).toBe(200);
  return browser.cookies.get(authCookies.session()) ?? "";
}
const whose = async (cookie: string) =>
  (await readSession(`${authCookies.session()}=${cookie}`))?.email ?? null;

test("a session that somebody else put into the browser is not the one that signing in gives", async () => {
  const planted = await signIn(new TestBrowser(origin), mallory);
  const browser = new TestBrowser(origin);
  browser.cookies.set(authCookies.session(), planted);
  const own = await signIn(browser, hana);
  expect(own).not.toBe(planted);
  expect([await whose(own), await whose(planted)]).toEqual([hana.email, mallory.email]);
});

test("a cookie of somebody's own choosing names no session, before signing in and after it", async () => {
  const browser = new TestBrowser(origin);
  browser.cookies.set(authCookies.session(), "chosen");
  const own = await signIn(browser, hana);
  expect(own).not.toBe("chosen");
  expect(await whose("chosen")).toBeNull();
});

test("every sign-in is a session of its own, and one that is ended stays ended when its person signs in again", async () => {
  const browser = new TestBrowser(origin);
  const before = await signIn(browser, hana);
  const { csrfToken } = await (await browser.send(handleNextAuthRequest, "/api/auth/csrf")).json();
  await browser.send(handleNextAuthRequest, "/api/auth/signout", { csrfToken, json: "true" });
  await admin`update people set totp_last_step = 0`;
  const after = await signIn(browser, hana);
  expect(after).not.toBe(before);
  expect([await whose(before), await whose(after)]).toEqual([null, hana.email]);
});

test("a challenge that somebody else began in the browser signs nobody but them in", async () => {
  const attacker = new TestBrowser(origin);
  await attacker.password(first(mallory));
  const planted = attacker.cookies.get(authCookies.challenge()) ?? "";
  const browser = new TestBrowser(origin);
  browser.cookies.set(authCookies.challenge(), planted);
  await browser.password(first(hana));
  expect(browser.cookies.get(authCookies.challenge())).not.toBe(planted);
  expect((await browser.code(generateSync({ secret: hana.secret }))).status).toBe(200);
  expect((await browser.session())?.email).toBe(hana.email);
  expect((await attacker.code(generateSync({ secret: hana.secret }))).status).toBe(401);
});

test("fifty codes at once, over ten challenges, are counted as fifty, and ten of them are looked at", async () => {
  const browsers = Array.from({ length: 10 }, () => new TestBrowser(origin, "198.51.100.7"));
  for (const browser of browsers) {
    await browser.password(first(hana));
    await browser.send(handleNextAuthRequest, "/api/auth/csrf");
  }
  const tries = browsers.flatMap((browser) => Array.from({ length: 5 }, () => browser.code("000000")));
  const answers = await Promise.all(tries);
  expect(answers.every(({ status }) => status === 401)).toBe(true);
  const told = await Promise.all(answers.map((answer) => answer.text()));
  const counts = ["auth.wrongCode", "auth.tooManyCodes"].map(
    (key) => told.filter((text) => text.includes(key)).length,
  );
  expect(counts).toEqual([10, 40]);
  const [row] = await admin`
    select sum(attempts)::int attempts, count(*)::int challenges from login_challenges
    where address = '198.51.100.7' and used_at is null`;
  expect(row).toMatchObject({ attempts: 50, challenges: 10 });
  // None of them is open any more, also for the right code.
  await admin`delete from rate_limits`;
  for (const browser of browsers)
    expect((await browser.code(generateSync({ secret: hana.secret }))).status).toBe(401);
});
