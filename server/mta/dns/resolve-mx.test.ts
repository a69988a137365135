import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublicUnicast, makeAddressGuard } from "./address-guard";
import type { ZoneRecord } from "./build-zone-index";
import type { DnsLookup } from "./dns-answer";
import { DnsClient } from "./dns-client";
import { resolveMx } from "./resolve-mx";
import { startScriptedServer } from "./testing-dns-server";
import { startZoneServer, type ZoneServer } from "./zone-server";

const mx = (name: string, preference: number, exchange: string): ZoneRecord => ({
  name,
  type: "MX",
  data: { preference, exchange },
});
const a = (name: string, data: string): ZoneRecord => ({ name, type: "A", data });
const soa = { mname: "ns.test", rname: "h.test", serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 };
const records: ZoneRecord[] = [
  { name: "test", type: "SOA", data: soa },
  mx("two.test", 20, "mx2.two.test"),
  mx("two.test", 10, "mx1.two.test"),
  a("mx1.two.test", "127.0.0.1"),
  { name: "mx1.two.test", type: "AAAA", data: "::1" },
  a("mx2.two.test", "127.0.0.2"),
  a("implicit.test", "127.0.0.3"),
  { name: "only-text.test", type: "TXT", data: "x" },
  mx("null.test", 0, "."),
  mx("odd.test", 0, "."),
  mx("odd.test", 5, "mx1.two.test"),
  mx("equal.test", 10, "mx1.two.test"),
  mx("equal.test", 10, "mx2.two.test"),
  mx("dangling.test", 10, "nowhere.dangling.test"),
  mx("half.test", 10, "nowhere.dangling.test"),
  mx("half.test", 20, "mx2.two.test"),
  mx("inside.test", 10, "mx.inside.test"),
  a("mx.inside.test", "10.0.0.1"),
  a("mx.inside.test", "169.254.169.254"),
  mx("mixed.test", 10, "mx.inside.test"),
  mx("mixed.test", 20, "mx2.two.test"),
  mx("literal.test", 10, "127.0.0.1"),
  { name: "alias.test", type: "CNAME", data: "two.test" },
  ...Array.from({ length: 40 }, (_, index) => mx("many.test", index, `h${index}.many.test`)),
  ...Array.from({ length: 40 }, (_, index) => a(`h${index}.many.test`, "127.0.0.1")),
];

let zone: ZoneServer;
let client: DnsClient;
const loopback = { isAllowed: makeAddressGuard(["127.0.0.0/8"]), random: () => 0 };
const names = (answer: Awaited<ReturnType<typeof resolveMx>>) =>
  answer.kind === "hosts" ? answer.hosts.map(({ name }) => name) : answer.kind;

beforeAll(async () => {
  zone = await startZoneServer({ zones: records });
  client = new DnsClient({ servers: [zone.address], timeoutMilliseconds: 500 });
});
afterAll(() => zone.close());

describe("resolveMx", () => {
  test.each([
    { domain: "two.test", rule: "by preference", found: ["mx1.two.test", "mx2.two.test"] },
    { domain: "TWO.test.", rule: "in any case", found: ["mx1.two.test", "mx2.two.test"] },
    { domain: "alias.test", rule: "through an alias", found: ["mx1.two.test", "mx2.two.test"] },
    { domain: "implicit.test", rule: "its own address without MX", found: ["implicit.test"] },
    { domain: "null.test", rule: "null MX", found: "null-mx" },
    { domain: "odd.test", rule: "a null MX among others means nothing", found: ["mx1.two.test"] },
    { domain: "nowhere.two.test", rule: "no such name", found: "no-domain" },
    { domain: "only-text.test", rule: "a name without any host", found: "no-domain" },
    { domain: "dangling.test", rule: "MX hosts that do not exist", found: "no-domain" },
    { domain: "half.test", rule: "a host that does not exist is left out", found: ["mx2.two.test"] },
    { domain: "inside.test", rule: "private addresses", found: "refused-address" },
    { domain: "mixed.test", rule: "a private host is left out", found: ["mx2.two.test"] },
    { domain: "literal.test", rule: "an address in place of a name is no host", found: "no-domain" },
    { domain: "elsewhere.example", rule: "a resolver that refuses", found: "temporary" },
  ])("$rule: $domain", async ({ domain, found }) => {
    expect(names(await resolveMx(client, domain, loopback))).toEqual(found);
  });

  test("without a private network allowed, loopback is refused, and the reason names it", async () => {
    const answer = await resolveMx(client, "two.test", { isAllowed: isPublicUnicast, random: () => 0 });
    expect(answer).toMatchObject({ kind: "refused-address", detail: expect.stringContaining("127.0.0.1") });
  });

  test("gives a host its IPv4 and IPv6 addresses, as far as they are allowed", async () => {
    const both = { isAllowed: () => true, random: () => 0 };
    expect(await resolveMx(client, "two.test", both)).toMatchObject({
      hosts: [{ addresses: ["127.0.0.1", "::1"] }, { addresses: ["127.0.0.2"] }],
    });
    expect(await resolveMx(client, "two.test", loopback)).toMatchObject({
      hosts: [{ addresses: ["127.0.0.1"] }, {}],
    });
  });

  test("hosts of equal preference take turns", async () => {
    const firsts = await Promise.all(
      [0, 0.99].map(
        async (value) =>
          names(await resolveMx(client, "equal.test", { ...loopback, random: () => value }))[0],
      ),
    );
    expect(new Set(firsts)).toEqual(new Set(["mx1.two.test", "mx2.two.test"]));
  });

  test("looks up a bounded number of hosts, the most preferred", async () => {
    const found = names(await resolveMx(client, "many.test", loopback));
    expect(found).toEqual(Array.from({ length: 16 }, (_, index) => `h${index}.many.test`));
  });

  test("a host of which nobody knows makes it temporary only when no other is left", async () => {
    const server = await startScriptedServer((query) => {
      const { name = "", type } = query.questions[0] ?? {};
      if (type === "MX") {
        const hosts = name === "one.test" ? ["bad.test"] : ["bad.test", "good.test"];
        return {
          answers: hosts.map((exchange) => ({
            name,
            type: "MX",
            ttl: 60,
            data: { preference: 1, exchange },
          })),
        };
      }
      if (name === "bad.test") return { flags: 2 };
      return { answers: type === "A" ? [{ name, type: "A", ttl: 60, data: "127.0.0.1" }] : [] };
    });
    const scripted = new DnsClient({ servers: [server.address] });
    expect(names(await resolveMx(scripted, "one.test", loopback))).toBe("temporary");
    expect(names(await resolveMx(scripted, "both.test", loopback))).toEqual(["good.test"]);
    server.close();
  });

  test("keeps preference order whatever the shuffle", async () => {
    const preferences = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        preferences,
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        async (list, stream) => {
          const answers: Record<string, unknown[]> = {
            MX: list.map((preference, index) => ({ preference, exchange: `h${index}.test` })),
            A: ["127.0.0.1"],
          };
          const resolve = (async (_: string, type: string) =>
            answers[type]
              ? { kind: "answer", records: answers[type], minTtlSeconds: 60 }
              : { kind: "nodata" }) as DnsLookup;
          const found = names(
            await resolveMx({ resolve }, "x.test", { ...loopback, random: () => stream.next().value ?? 0 }),
          );
          const order = Array.isArray(found)
            ? found.map((name) => list[Number(name.slice(1, -5))] ?? -1)
            : [];
          expect(order).toEqual([...list].sort((one, other) => one - other));
          expect(new Set(found).size).toBe(list.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});
