import postgres from "postgres";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { giveTokenBack, takeToken } from "./take-token";

const { admin, urls } = await makeTestDatabase();
const size = { capacity: 10, refillSeconds: 3_600 };

test("fifty takers at once share ten tokens, over as many connections as there are", async () => {
  const grants = await Promise.all(Array.from({ length: 50 }, () => takeToken("a", size)));
  expect(grants.filter(({ isGranted }) => isGranted)).toHaveLength(10);
  const others =
    await admin`select count(*)::int count from pg_stat_activity where datname = current_database() and usename = 'hikyaku_app'`;
  expect(others[0]?.count).toBeGreaterThan(1);
});

test("a second process has no bucket of its own", async () => {
  await Promise.all(Array.from({ length: 6 }, () => takeToken("b", size)));
  // What another process would run, on a connection of its own.
  const other = postgres(urls.app, { max: 1 });
  await other`update rate_limits set tokens = tokens - 3 where bucket = 'b' and tokens >= 3`;
  await other.end();
  const grants = await Promise.all(Array.from({ length: 6 }, () => takeToken("b", size)));
  expect(grants.filter(({ isGranted }) => isGranted)).toHaveLength(1);
});

test("says what is left, when it is full again, and how long a refused one waits", async () => {
  expect(await takeToken("c", size)).toEqual({
    isGranted: true,
    remaining: 9,
    resetSeconds: 360,
    retryAfterSeconds: 0,
  });
  await admin`update rate_limits set tokens = 0.5, updated_at = now() where bucket = 'c'`;
  const refused = await takeToken("c", size);
  expect(refused).toMatchObject({ isGranted: false, remaining: 0 });
  expect(refused.retryAfterSeconds).toBeGreaterThan(170);
  expect(refused.retryAfterSeconds).toBeLessThanOrEqual(180);
});

test("fills again with the database's time, and never beyond its size", async () => {
  await admin`insert into rate_limits values ('d', 0, now() - interval '6 minutes 1 second'), ('e', 3, now() - interval '9 days')`;
  expect((await takeToken("d", size)).isGranted).toBe(true);
  expect((await takeToken("d", size)).isGranted).toBe(false);
  expect((await takeToken("e", size)).remaining).toBe(9);
});

test("a clock that ran backwards takes nothing away", async () => {
  await admin`insert into rate_limits values ('f', 5, now() + interval '1 hour')`;
  expect((await takeToken("f", size)).remaining).toBe(4);
});

test("what is given back can be taken again, and no more than that", async () => {
  for (let tries = 0; tries < 10; tries += 1) await takeToken("g", size);
  await giveTokenBack("g", size);
  expect((await takeToken("g", size)).isGranted).toBe(true);
  for (let tries = 0; tries < 20; tries += 1) await giveTokenBack("g", size);
  expect((await takeToken("g", size)).remaining).toBe(9);
});
