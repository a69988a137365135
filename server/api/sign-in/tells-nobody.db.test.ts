import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { hashPassword, isPassword } from "@/server/domain/people/hash-password";
import { postPassword } from "./post-password";
import { postReset } from "./post-reset";
import { postSignUp } from "./post-sign-up";
import { ask } from "./testing-ask";

const { admin } = await makeTestDatabase();
const samples = 60;
const host = `${randomUUID().slice(0, 8)}.test`;
const known = (no: number) => `known-${String(no).padStart(3, "0")}@${host}`;
const unknown = (no: number) => `other-${String(no).padStart(3, "0")}@${host}`;

beforeAll(async () => {
  const hash = await hashPassword("correct horse battery");
  await admin`insert into people ${admin(
    Array.from({ length: samples + 1 }, (_, no) => ({
      email: known(no),
      email_key: known(no),
      name: "花",
      password_hash: hash,
    })),
  )}`;
});
beforeEach(() => admin`delete from rate_limits`);

type Sample = { ms: number; said: string };

async function sample(work: () => Promise<Response>): Promise<Sample> {
  const began = performance.now();
  const response = await work();
  const ms = performance.now() - began;
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  return { ms, said: JSON.stringify([response.status, headers, await response.text()]) };
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** How often one of the first takes longer than one of the second: a half, where time tells nothing (Mann and Whitney's U). */
function share(first: readonly number[], second: readonly number[]): number {
  const longer = first.flatMap((one) => second.map((other): number => (one > other ? 1 : 0)));
  return longer.reduce((sum, one) => sum + one, 0) / longer.length;
}

type Told = { medians: number; share: number };
const compare = (first: readonly number[], second: readonly number[]): Told => ({
  medians: Math.max(median(first) / median(second), median(second) / median(first)),
  share: share(first, second),
});
/** With 60 samples each, chance alone moves the share by 0.05: this is five times that. */
const tellsApart = (told: Told) => told.medians > 1.5 || Math.abs(told.share - 0.5) > 0.25;

/** Turn by turn, so that whatever else the machine does slows both. */
async function takeTurns<T>(
  first: (no: number) => Promise<T>,
  second: (no: number) => Promise<T>,
  turns = samples,
) {
  const taken: { first: T[]; second: T[] } = { first: [], second: [] };
  await Promise.all([first(samples), second(samples)]);
  for (let no = 0; no < turns; no += 1) {
    taken.first.push(await first(no));
    taken.second.push(await second(no));
  }
  return taken;
}

const doors = [
  {
    what: "a wrong password",
    status: 401,
    ask: (email: string, address: string) =>
      ask(postPassword, { email, password: "not it at all" }, { address }),
  },
  {
    what: "asking for a reset",
    status: 200,
    ask: (email: string, address: string) => ask(postReset, { email }, { address }),
  },
  {
    what: "signing up",
    status: 200,
    ask: (email: string, address: string) =>
      ask(postSignUp, { email, name: "花", company: "花屋" }, { address }),
  },
];

test.each(doors)(
  "neither what is answered to $what nor the time it takes tells whether the address has an account",
  { timeout: 600_000 },
  async ({ status, ask: knock }) => {
    const taken = await takeTurns(
      (no) => sample(() => knock(known(no), `192.0.2.${no}`)),
      (no) => sample(() => knock(unknown(no), `198.51.100.${no}`)),
    );
    const said = new Set([...taken.first, ...taken.second].map((one) => one.said));
    expect([...said]).toHaveLength(1);
    expect([...said][0]).toContain(`[${status},`);
    const told = compare(
      taken.first.map(({ ms }) => ms),
      taken.second.map(({ ms }) => ms),
    );
    expect(tellsApart(told), JSON.stringify(told)).toBe(false);
  },
);

test("a door that does its work for known addresses alone is seen", { timeout: 600_000 }, async () => {
  const naive = async (email: string): Promise<number> => {
    const began = performance.now();
    const [person] = await admin<{ hash: string }[]>`
      select password_hash hash from people where email_key = ${email}`;
    if (person) await isPassword("not it at all", person.hash);
    return performance.now() - began;
  };
  const taken = await takeTurns(
    (no) => naive(known(no)),
    (no) => naive(unknown(no)),
    10,
  );
  expect(tellsApart(compare(taken.first, taken.second))).toBe(true);
});
