import { execFile, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { promisify } from "node:util";
import { type DecodedPacket, decode, encode, type OptAnswer, streamEncode } from "dns-packet";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZoneRecord } from "./build-zone-index";
import { startZoneServer, type ZoneServer } from "./zone-server";

const soa = {
  mname: "ns.shop.test",
  rname: "hostmaster.shop.test",
  serial: 7,
  refresh: 3600,
  retry: 600,
  expire: 86_400,
  minimum: 120,
};
const longText = `v=DKIM1; k=rsa; p=${"A".repeat(500)}`;
const records: ZoneRecord[] = [
  { name: "shop.test", type: "SOA", ttl: 900, data: soa },
  { name: "shop.test", type: "NS", data: "ns.shop.test" },
  { name: "shop.test", type: "MX", data: { preference: 10, exchange: "mx.shop.test" } },
  { name: "shop.test", type: "TXT", data: "v=spf1 -all" },
  { name: "mx.shop.test", type: "A", ttl: 30, data: "127.0.0.1" },
  { name: "mx.shop.test", type: "AAAA", data: "::1" },
  { name: "www.shop.test", type: "CNAME", data: "mx.shop.test" },
  { name: "gone.shop.test", type: "CNAME", data: "nowhere.shop.test" },
  { name: "out.shop.test", type: "CNAME", data: "host.example.net" },
  { name: "k1._domainkey.shop.test", type: "TXT", data: longText },
  { name: "big.shop.test", type: "TXT", data: "x".repeat(3000) },
  { name: "*.any.shop.test", type: "A", data: "127.0.0.2" },
  { name: "1.0.0.127.in-addr.arpa", type: "PTR", data: "mx.shop.test" },
];

let server: ZoneServer;
beforeAll(async () => {
  server = await startZoneServer({ zones: records });
});
afterAll(() => server.close());

async function askUdp(query: Buffer, port = server.port): Promise<Buffer> {
  const socket = createSocket("udp4");
  try {
    socket.send(query, port, "127.0.0.1");
    const [message] = await once(socket, "message", { signal: AbortSignal.timeout(2000) });
    return message;
  } finally {
    socket.close();
  }
}

async function ask(name: string, type: string): Promise<DecodedPacket> {
  const additionals: OptAnswer[] = [{ name: ".", type: "OPT", udpPayloadSize: 4096, options: [] }];
  return decode(await askUdp(encode({ id: 42, type: "query", questions: [{ name, type }], additionals })));
}

const shown = (packet: DecodedPacket) =>
  packet.answers.map(({ name, type, ttl, data }) => [name, type, ttl, data]);

describe("startZoneServer", () => {
  test("answers with authority, the record's TTL and the name as it was asked", async () => {
    const packet = await ask("Mx.SHOP.test", "A");
    expect(packet).toMatchObject({ id: 42, rcode: "NOERROR", flag_aa: true, flag_tc: false });
    expect(shown(packet)).toEqual([["Mx.SHOP.test", "A", 30, "127.0.0.1"]]);
  });

  test("NXDOMAIN and NODATA differ, and both carry the SOA with its negative TTL", async () => {
    const none = await ask("nope.shop.test", "A");
    const noData = await ask("shop.test", "AAAA");
    const emptyNonTerminal = await ask("_domainkey.shop.test", "TXT");
    expect([none.rcode, noData.rcode, emptyNonTerminal.rcode]).toEqual(["NXDOMAIN", "NOERROR", "NOERROR"]);
    for (const packet of [none, noData, emptyNonTerminal]) {
      expect(packet).toMatchObject({ answers: [], flag_aa: true });
      expect(packet.authorities).toMatchObject([{ name: "shop.test", type: "SOA", ttl: 120, data: soa }]);
    }
  });

  test("follows an alias inside its zones, says NXDOMAIN of a dangling one, and stops at a foreign one", async () => {
    expect(shown(await ask("www.shop.test", "A"))).toEqual([
      ["www.shop.test", "CNAME", 300, "mx.shop.test"],
      ["mx.shop.test", "A", 30, "127.0.0.1"],
    ]);
    expect(await ask("gone.shop.test", "A")).toMatchObject({
      rcode: "NXDOMAIN",
      answers: [{ type: "CNAME" }],
    });
    expect(await ask("out.shop.test", "A")).toMatchObject({ rcode: "NOERROR", answers: [{ type: "CNAME" }] });
    expect(shown(await ask("www.shop.test", "CNAME"))).toHaveLength(1);
  });

  test("a wildcard answers for names that do not exist, and only below its parent", async () => {
    expect(shown(await ask("a.b.any.shop.test", "A"))).toEqual([
      ["a.b.any.shop.test", "A", 300, "127.0.0.2"],
    ]);
    expect((await ask("any.shop.test", "A")).answers).toEqual([]);
  });

  test("refuses names outside its zones, without authority", async () => {
    expect(await ask("example.com", "A")).toMatchObject({ rcode: "REFUSED", flag_aa: false, answers: [] });
    expect(await ask("test", "A")).toMatchObject({ rcode: "REFUSED" });
    expect(await ask("notshop.test", "A")).toMatchObject({ rcode: "REFUSED" });
  });

  test("a long TXT is split into strings of 255 octets", async () => {
    const { answers } = await ask("k1._domainkey.shop.test", "TXT");
    const strings = answers[0]?.data as Buffer[];
    expect(strings.map((string) => string.length)).toEqual([255, 255, longText.length - 510]);
    expect(Buffer.concat(strings).toString()).toBe(longText);
  });

  test("cuts what does not fit UDP, and gives it whole over TCP", async () => {
    const query = { id: 43, type: "query" as const, questions: [{ name: "big.shop.test", type: "TXT" }] };
    expect(decode(await askUdp(encode(query)))).toMatchObject({ flag_tc: true, answers: [] });
    const socket = connect(server.port, "127.0.0.1");
    socket.write(streamEncode(query));
    let received = Buffer.alloc(0);
    while (received.length < 2 || received.length < received.readUInt16BE(0) + 2) {
      const [chunk] = await once(socket, "data", { signal: AbortSignal.timeout(2000) });
      received = Buffer.concat([received, chunk]);
    }
    socket.destroy();
    const packet = decode(received.subarray(2));
    expect(packet.flag_tc).toBe(false);
    expect(Buffer.concat(packet.answers[0]?.data as Buffer[])).toHaveLength(3000);
  });

  test("answers broken questions with FORMERR, other opcodes with NOTIMP, and responses not at all", async () => {
    expect(
      decode(
        await askUdp(Buffer.concat([Buffer.from("002a00000001000000000000", "hex"), Buffer.from([0xff])])),
      ),
    ).toMatchObject({ id: 42, rcode: "FORMERR" });
    const update = encode({
      id: 1,
      type: "query",
      flags: 5 << 11,
      questions: [{ name: "shop.test", type: "SOA" }],
    });
    expect(decode(await askUdp(update)).rcode).toBe("NOTIMP");
    const socket = createSocket("udp4");
    socket.send(
      encode({ id: 1, type: "response", questions: [{ name: "shop.test", type: "A" }] }),
      server.port,
      "127.0.0.1",
    );
    await expect(once(socket, "message", { signal: AbortSignal.timeout(150) })).rejects.toThrow();
    socket.close();
  });

  test("no packet ends it", async () => {
    const question = encode({ id: 42, type: "query", questions: [{ name: "shop.test", type: "MX" }] });
    const socket = createSocket("udp4");
    socket.on("message", () => undefined);
    const noise = fc.tuple(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat({ max: question.length - 1 }),
      fc.nat({ max: 255 }),
    );
    // An answer after every 20 packets, so that none is dropped unread by the kernel.
    for (const [count, [bytes, at, value]] of fc.sample(noise, 300).entries()) {
      const changed = Buffer.from(question);
      changed[at] = value;
      socket.send(bytes, server.port, "127.0.0.1");
      socket.send(changed, server.port, "127.0.0.1");
      if (count % 10 === 9) expect((await ask("mx.shop.test", "A")).rcode).toBe("NOERROR");
    }
    socket.close();
  });

  test("records change while it runs; wrong ones are refused, or SERVFAIL when a function gives them", async () => {
    let zones: ZoneRecord[] = [{ name: "a.test", type: "A", data: "127.0.0.1" }];
    const changing = await startZoneServer({ zones });
    const calling = await startZoneServer({ zones: () => zones });
    const rcode = async (port: number) =>
      decode(await askUdp(encode({ id: 1, type: "query", questions: [{ name: "a.test", type: "A" }] }), port))
        .rcode;
    try {
      changing.setRecords([{ name: "b.a.test", type: "A", data: "127.0.0.1" }]);
      expect(() => changing.setRecords([{ name: "a.test", type: "A", data: "localhost" }])).toThrow(
        "dns.recordNotValid",
      );
      expect(
        (
          await askUdp(
            encode({ id: 1, type: "query", questions: [{ name: "b.a.test", type: "A" }] }),
            changing.port,
          )
        ).length,
      ).toBeGreaterThan(40);
      zones = [];
      expect(await rcode(calling.port)).toBe("REFUSED");
      zones = [{ name: "a.test", type: "A", data: "not an address" }];
      expect(await rcode(calling.port)).toBe("SERVFAIL");
    } finally {
      await Promise.all([changing.close(), calling.close()]);
    }
  });

  test("refuses a CNAME beside other data", async () => {
    const both: ZoneRecord[] = [
      { name: "a.test", type: "CNAME", data: "b.test" },
      { name: "a.test", type: "A", data: "127.0.0.1" },
    ];
    await expect(startZoneServer({ zones: both })).rejects.toThrow("dns.recordNotValid");
  });

  test("a taken port is said, not stolen", async () => {
    await expect(startZoneServer({ zones: records, port: server.port })).rejects.toThrow("dns.portInUse");
  });
});

const judge = ["kdig", "dig"].find((name) => !spawnSync(name, ["-h"], { timeout: 5000 }).error);
if (!judge) process.stderr.write("skipped: neither kdig nor dig is installed\n");

test.skipIf(!judge)("kdig or dig reads the zone as it was written", async () => {
  const run = promisify(execFile);
  const dig = async (...args: string[]) => {
    const where = ["@127.0.0.1", "-p", String(server.port), "+time=2"];
    return (await run(judge ?? "", [...where, ...args], { timeout: 10_000 })).stdout.trim();
  };
  expect(await dig("+short", "shop.test", "MX")).toBe("10 mx.shop.test.");
  expect((await dig("+short", "www.shop.test", "A")).split("\n")).toEqual(["mx.shop.test.", "127.0.0.1"]);
  expect(await dig("+short", "-x", "127.0.0.1")).toBe("mx.shop.test.");
  const dkim = await dig("+short", "k1._domainkey.shop.test", "TXT");
  expect(dkim.replace(/[" \n]/g, "")).toBe(longText.replace(/ /g, ""));
  expect((await dig("+short", "big.shop.test", "TXT")).replace(/[" \n]/g, "")).toHaveLength(3000);
  expect(await dig("+short", "+tcp", "mx.shop.test", "AAAA")).toBe("::1");
  expect(await dig("nope.shop.test", "A")).toMatch(/NXDOMAIN[\s\S]*flags: qr aa[\s\S]*SOA/i);
  expect(await dig("shop.test", "AAAA")).toMatch(/NOERROR[\s\S]*flags: qr aa[\s\S]*SOA/i);
  expect(await dig("shop.test", "TYPE65")).toMatch(/NOERROR[\s\S]*SOA/i);
  expect(await dig("example.com", "A")).toMatch(/REFUSED/);
});
