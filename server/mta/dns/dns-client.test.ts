import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZoneRecord } from "./build-zone-index";
import { DnsClient } from "./dns-client";
import { startScriptedServer } from "./testing-dns-server";
import { startZoneServer, type ZoneServer } from "./zone-server";

const records: ZoneRecord[] = [
  { name: "shop.test", type: "MX", ttl: 600, data: { preference: 10, exchange: "MX.shop.test" } },
  { name: "shop.test", type: "TXT", data: `v=DKIM1; p=${"A".repeat(400)}` },
  { name: "mx.shop.test", type: "A", ttl: 5, data: "127.0.0.1" },
  { name: "mx.shop.test", type: "A", ttl: 90_000, data: "127.0.0.2" },
  { name: "long.shop.test", type: "A", ttl: 90_000, data: "127.0.0.3" },
  { name: "www.shop.test", type: "CNAME", ttl: 120, data: "long.shop.test" },
  { name: "loop.shop.test", type: "CNAME", data: "pool.shop.test" },
  { name: "pool.shop.test", type: "CNAME", data: "loop.shop.test" },
  { name: "big.shop.test", type: "TXT", data: "x".repeat(4000) },
];

let zone: ZoneServer;
const servfail = { flags: 2 };
const quick = { timeoutMilliseconds: 60, rounds: 2 };

beforeAll(async () => {
  zone = await startZoneServer({ zones: records });
});
afterAll(() => zone.close());

describe("DnsClient", () => {
  test("types each outcome", async () => {
    const client = new DnsClient({ servers: [zone.address] });
    expect(await client.resolve("Shop.Test.", "MX")).toEqual({
      kind: "answer",
      records: [{ preference: 10, exchange: "mx.shop.test" }],
      minTtlSeconds: 600,
    });
    expect(await client.resolve("shop.test", "TXT")).toMatchObject({
      records: [`v=DKIM1; p=${"A".repeat(400)}`],
    });
    expect(await client.resolve("shop.test", "AAAA")).toEqual({ kind: "nodata" });
    expect(await client.resolve("nope.shop.test", "A")).toEqual({ kind: "nxdomain" });
    expect(await client.resolve("elsewhere.example", "A")).toMatchObject({
      kind: "temporary",
      detail: /REFUSED/,
    });
  });

  test.each(["", "a..b", `${"x".repeat(64)}.test`, "日本語.test", "a b.test", `${"a.".repeat(130)}test`])(
    "what DNS cannot carry does not exist: %j",
    async (name) => {
      expect(await new DnsClient({ servers: ["127.0.0.1:1"] }).resolve(name, "A")).toEqual({
        kind: "nxdomain",
      });
    },
  );

  test("takes a cut answer again over TCP", async () => {
    const answer = await new DnsClient({ servers: [zone.address] }).resolve("big.shop.test", "TXT");
    expect(answer).toMatchObject({ kind: "answer", records: ["x".repeat(4000)] });
  });

  test("follows CNAME chains, with the least TTL of all, and ends a loop", async () => {
    const client = new DnsClient({ servers: [zone.address] });
    expect(await client.resolve("www.shop.test", "A")).toMatchObject({
      records: ["127.0.0.3"],
      minTtlSeconds: 120,
    });
    expect((await client.resolve("loop.shop.test", "A")).kind).toBe("temporary");
  });

  test("asks on when a server stops at the alias", async () => {
    const half = await startScriptedServer((query) =>
      query.questions[0]?.name === "a.test"
        ? { answers: [{ name: "a.test", type: "CNAME", ttl: 100, data: "b.test" }] }
        : { answers: [{ name: "b.test", type: "A", ttl: 200, data: "127.0.0.9" }] },
    );
    const answer = await new DnsClient({ servers: [half.address] }).resolve("a.test", "A");
    expect(answer).toEqual({ kind: "answer", records: ["127.0.0.9"], minTtlSeconds: 100 });
    expect(half.asked()).toBe(2);
    half.close();
  });

  test("SERVFAIL, silence and a closed port are temporary", async () => {
    const failing = await startScriptedServer(() => servfail);
    const silent = await startScriptedServer(() => null);
    for (const [address, detail] of [
      [failing.address, /SERVFAIL/],
      [silent.address, /no answer in time/],
      ["127.0.0.1:1", /ECONNREFUSED/],
    ] as const) {
      const answer = await new DnsClient({ servers: [address], ...quick }).resolve("a.test", "A");
      expect(answer).toMatchObject({ kind: "temporary", detail: expect.stringMatching(detail) });
    }
    expect([failing.asked(), silent.asked()]).toEqual([2, 2]);
    failing.close();
    silent.close();
  });

  test("goes on to the next server, and stays with the one that answered", async () => {
    const failing = await startScriptedServer(() => servfail);
    const client = new DnsClient({ servers: ["127.0.0.1:1", failing.address, zone.address], ...quick });
    expect((await client.resolve("long.shop.test", "A")).kind).toBe("answer");
    expect((await client.resolve("shop.test", "MX")).kind).toBe("answer");
    expect(failing.asked()).toBe(1);
    failing.close();
  });

  test("asks again without EDNS when the server does not know it", async () => {
    const old = await startScriptedServer((query) =>
      query.additionals.length > 0
        ? { flags: 1 }
        : { answers: [{ name: "a.test", type: "A", ttl: 60, data: "127.0.0.1" }] },
    );
    expect((await new DnsClient({ servers: [old.address] }).resolve("a.test", "A")).kind).toBe("answer");
    old.close();
  });

  test("takes no answer with another id or to another question", async () => {
    const answers = (data: string, name = "a.test") => [{ name, type: "A", ttl: 60, data }];
    const forged = await startScriptedServer((query, count) => {
      if (count === 1) return { id: (query.id + 1) % 0x1_0000, answers: answers("127.6.6.6") };
      if (count === 2)
        return { questions: [{ name: "b.test", type: "A" }], answers: answers("127.6.6.6", "b.test") };
      return { answers: answers("127.0.0.1") };
    });
    const client = new DnsClient({ servers: [forged.address], timeoutMilliseconds: 60, rounds: 3 });
    expect(await client.resolve("a.test", "A")).toMatchObject({ records: ["127.0.0.1"] });
    forged.close();
  });
});
