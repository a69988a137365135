import { describe, expect, test } from "vitest";
import { DnsClient } from "./dns-client";
import { startScriptedServer } from "./testing-dns-server";

const servfail = { flags: 2 };

describe("the cache of DnsClient", () => {
  function clock() {
    let seconds = 0;
    return { now: () => seconds * 1000, advance: (by: number) => (seconds += by) };
  }
  const soa = (minimum: number) => ({
    name: "test",
    type: "SOA",
    ttl: 900,
    data: { mname: "ns.test", rname: "h.test", serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
  });

  test.each([
    { ttl: 5, kept: 60 },
    { ttl: 600, kept: 600 },
    { ttl: 90_000, kept: 3600 },
  ])("keeps a TTL of $ttl s for $kept s", async ({ ttl, kept }) => {
    const time = clock();
    const server = await startScriptedServer(() => ({
      answers: [{ name: "a.test", type: "A", ttl, data: "127.0.0.1" }],
    }));
    const client = new DnsClient({ servers: [server.address], now: time.now });
    expect(await client.resolve("a.test", "A")).toMatchObject({ minTtlSeconds: kept });
    time.advance(kept - 1);
    expect(await client.resolve("A.test", "A")).toMatchObject({ minTtlSeconds: 1 });
    expect(server.asked()).toBe(1);
    time.advance(1);
    await client.resolve("a.test", "A");
    expect(server.asked()).toBe(2);
    server.close();
  });

  test("keeps a negative answer as its SOA says, and not without one", async () => {
    const time = clock();
    const server = await startScriptedServer((query) => ({
      flags: 3,
      authorities: query.questions[0]?.name === "a.test" ? [soa(300)] : [],
    }));
    const client = new DnsClient({ servers: [server.address], now: time.now });
    await client.resolve("a.test", "A");
    time.advance(299);
    expect((await client.resolve("a.test", "A")).kind).toBe("nxdomain");
    expect(server.asked()).toBe(1);
    time.advance(2);
    await client.resolve("a.test", "A");
    await client.resolve("b.test", "A");
    await client.resolve("b.test", "A");
    expect(server.asked()).toBe(4);
    server.close();
  });

  test("serves an old answer for a day when the servers fail, and none after it", async () => {
    const time = clock();
    let failing = false;
    const server = await startScriptedServer(() =>
      failing ? servfail : { answers: [{ name: "a.test", type: "A", ttl: 60, data: "127.0.0.1" }] },
    );
    const client = new DnsClient({ servers: [server.address], now: time.now, rounds: 1 });
    await client.resolve("a.test", "A");
    failing = true;
    time.advance(61);
    const stale = { kind: "answer", records: ["127.0.0.1"], minTtlSeconds: 5 };
    expect(await client.resolve("a.test", "A")).toEqual(stale);
    expect(await client.resolve("a.test", "A")).toEqual(stale);
    expect(server.asked()).toBe(2);
    expect((await client.resolve("a.test", "A", { fresh: true })).kind).toBe("temporary");
    time.advance(86_300);
    expect(await client.resolve("a.test", "A")).toEqual(stale);
    time.advance(200);
    expect((await client.resolve("a.test", "A")).kind).toBe("temporary");
    server.close();
  });

  test("an old NXDOMAIN is never served", async () => {
    const time = clock();
    const server = await startScriptedServer((_, count) =>
      count === 1 ? { flags: 3, authorities: [soa(60)] } : servfail,
    );
    const client = new DnsClient({ servers: [server.address], now: time.now, rounds: 1 });
    expect((await client.resolve("a.test", "A")).kind).toBe("nxdomain");
    time.advance(61);
    expect((await client.resolve("a.test", "A")).kind).toBe("temporary");
    server.close();
  });

  test("equal questions share one query, and a fresh one goes past the cache", async () => {
    const server = await startScriptedServer((_, count) => ({
      answers: [{ name: "a.test", type: "A", ttl: 60, data: `127.0.0.${count}` }],
    }));
    const client = new DnsClient({ servers: [server.address] });
    await Promise.all(Array.from({ length: 20 }, () => client.resolve("a.test", "A")));
    expect(server.asked()).toBe(1);
    expect(await client.resolve("a.test", "A", { fresh: true })).toMatchObject({ records: ["127.0.0.2"] });
    expect(await client.resolve("a.test", "A")).toMatchObject({ records: ["127.0.0.2"] });
    server.close();
  });

  test("a failure is remembered for seconds, so one dead domain does not hold every mail up", async () => {
    const time = clock();
    const server = await startScriptedServer(() => servfail);
    const client = new DnsClient({ servers: [server.address], now: time.now, rounds: 1 });
    await client.resolve("a.test", "A");
    await client.resolve("a.test", "A");
    expect(server.asked()).toBe(1);
    time.advance(6);
    await client.resolve("a.test", "A");
    expect(server.asked()).toBe(2);
    server.close();
  });

  test("holds as many answers as it may, and asks in turns", async () => {
    const server = await startScriptedServer((query) => ({
      answers: [{ name: query.questions[0]?.name ?? "", type: "A", ttl: 60, data: "127.0.0.1" }],
    }));
    const client = new DnsClient({ servers: [server.address], maxEntries: 2, maxInFlight: 2 });
    const names = Array.from({ length: 40 }, (_, index) => `n${index}.test`);
    const answers = await Promise.all(names.map((name) => client.resolve(name, "A")));
    expect(answers.every(({ kind }) => kind === "answer")).toBe(true);
    await client.resolve("n0.test", "A");
    expect(server.asked()).toBe(41);
    await client.resolve("n0.test", "A");
    expect(server.asked()).toBe(41);
    server.close();
  });
});
