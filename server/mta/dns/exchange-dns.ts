import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { type DecodedPacket, decode, encode, type Packet, RECURSION_DESIRED, streamEncode } from "dns-packet";
import type { DnsType } from "./dns-answer";
import { normalizeDnsName } from "./dns-name";
import type { DnsServer } from "./parse-dns-server";

/** Fits every path without IP fragments (DNS flag day 2020; RFC 9715 §3.2). */
const udpPayloadOctets = 1232;

export type DnsExchange = { ok: true; packet: DecodedPacket } | { ok: false; detail: string };

/**
 * One question to one server: over UDP with EDNS0, from a port and with an id that nobody can guess, and again over
 * TCP when the answer was cut (RFC 7766 §5). A server that does not know EDNS0 is asked without it.
 *
 * @param timeoutMilliseconds for each of the transports
 * @returns the server's answer whatever its code; not ok when none came in time
 */
export async function exchangeDns(
  server: DnsServer,
  name: string,
  type: DnsType,
  timeoutMilliseconds: number,
): Promise<DnsExchange> {
  let query = makeQuery(name, type, true);
  let result = await exchangeUdp(server, query, timeoutMilliseconds);
  if (result.ok && (result.packet.rcode === "FORMERR" || result.packet.rcode === "NOTIMP")) {
    query = makeQuery(name, type, false);
    result = await exchangeUdp(server, query, timeoutMilliseconds);
  }
  return result.ok && result.packet.flag_tc ? exchangeTcp(server, query, timeoutMilliseconds) : result;
}

function makeQuery(name: string, type: DnsType, edns: boolean): Packet {
  return {
    id: randomInt(0x1_0000),
    type: "query",
    flags: RECURSION_DESIRED,
    questions: [{ name, type }],
    answers: [],
    authorities: [],
    additionals: edns ? [{ name: ".", type: "OPT", udpPayloadSize: udpPayloadOctets, options: [] }] : [],
  };
}

function exchangeUdp(server: DnsServer, query: Packet, timeoutMilliseconds: number): Promise<DnsExchange> {
  return new Promise((resolve) => {
    const socket = createSocket(server.family === 4 ? "udp4" : "udp6");
    const settle = (result: DnsExchange) => {
      clearTimeout(timer);
      socket.removeAllListeners("error").on("error", () => undefined);
      socket.close();
      resolve(result);
    };
    const fail = (detail: string) => settle({ ok: false, detail: `${where(server)} over UDP: ${detail}` });
    const timer = setTimeout(() => fail("no answer in time"), timeoutMilliseconds);
    socket.once("error", (error) => fail(error.message));
    socket.on("message", (message) => {
      // Anything else is late, forged or broken: the true answer may still come.
      const packet = readAnswer(message, query);
      if (packet) settle({ ok: true, packet });
    });
    // Connected, the socket takes answers from this server alone.
    socket.connect(server.port, server.address, () => socket.send(encode(query)));
  });
}

function exchangeTcp(server: DnsServer, query: Packet, timeoutMilliseconds: number): Promise<DnsExchange> {
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port, noDelay: true });
    let received = Buffer.alloc(0);
    const settle = (result: DnsExchange) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const fail = (detail: string) => settle({ ok: false, detail: `${where(server)} over TCP: ${detail}` });
    const timer = setTimeout(() => fail("no answer in time"), timeoutMilliseconds);
    socket.on("error", (error) => fail(error.message));
    socket.on("close", () => fail("the connection was closed"));
    socket.on("connect", () => socket.write(streamEncode(query)));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const size = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0) + 2;
      if (received.length < size) return;
      const packet = readAnswer(received.subarray(2, size), query);
      if (packet && !packet.flag_tc) settle({ ok: true, packet });
      else fail("the answer is broken");
    });
  });
}

function readAnswer(message: Buffer, query: Packet): DecodedPacket | null {
  try {
    const packet = decode(message);
    const [asked] = query.questions;
    const [echoed] = packet.questions;
    if (packet.type !== "response" || packet.id !== query.id) return null;
    // A server that could not read the question may leave it out.
    if (!echoed && packet.rcode === "FORMERR") return packet;
    const same =
      echoed?.type === asked?.type &&
      normalizeDnsName(echoed?.name ?? "") === normalizeDnsName(asked?.name ?? "");
    return same ? packet : null;
  } catch {
    return null;
  }
}

function where(server: DnsServer): string {
  return server.family === 6 ? `[${server.address}]:${server.port}` : `${server.address}:${server.port}`;
}
