import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { AUTHORITATIVE_ANSWER, type DecodedPacket, decode, encode, TRUNCATED_RESPONSE } from "dns-packet";
import { DomainError } from "@/server/platform/errors";
import { answerZoneQuery, rcodes, type ZoneAnswer } from "./answer-zone-query";
import { buildZoneIndex, type ZoneIndex, type ZoneRecord } from "./build-zone-index";

export type ZoneServer = {
  /** The port of both UDP and TCP. */
  readonly port: number;
  /** `"127.0.0.1:port"`, as `DnsClient` takes it. */
  readonly address: string;
  /** Replaces all records; the next query sees them. @throws INVALID `dns.recordNotValid` and the old ones stay */
  readonly setRecords: (records: readonly ZoneRecord[]) => void;
  readonly close: () => Promise<void>;
};

type Zones = readonly ZoneRecord[] | (() => readonly ZoneRecord[]);

const loopback = "127.0.0.1";
/** RFC 1035 §4.2.1; and the most we send over UDP to whoever says that it takes more. */
const plainUdpOctets = 512;
const maxUdpOctets = 1232;
const idleMilliseconds = 10_000;
const maxConnections = 100;

/**
 * A small authoritative name server on loopback, over UDP and TCP: for the local instance, the demo and tests.
 *
 * @param options.zones the records, or a function that gives them for every query
 * @param options.port 0 takes a free one
 * @throws INVALID `dns.recordNotValid` · UNAVAILABLE `dns.portInUse`
 */
export async function startZoneServer(options: { zones: Zones; port?: number }): Promise<ZoneServer> {
  let current = makeIndex(options.zones);
  const respond = (query: Buffer, overUdp: boolean) => respondTo(query, overUdp, () => current());
  const { udp, tcp, port } = await listen(options.port ?? 0);
  udp.on("message", (message, peer) => {
    const response = respond(message, true);
    if (response) udp.send(response, peer.port, peer.address, () => undefined);
  });
  // An ICMP refusal from a peer that has gone must not end the process.
  udp.on("error", () => undefined);
  const connections = new Set<Socket>();
  tcp.on("connection", (socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    serveTcp(socket, (query) => respond(query, false));
  });
  return {
    port,
    address: `${loopback}:${port}`,
    setRecords: (records) => {
      current = makeIndex(records);
    },
    close: async () => {
      for (const socket of connections) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ]);
    },
  };
}

function makeIndex(zones: Zones): () => ZoneIndex {
  if (typeof zones === "function") return () => buildZoneIndex(zones());
  const index = buildZoneIndex(zones);
  return () => index;
}

/** One port number for both transports; another one when the free TCP port is taken in UDP. */
async function listen(wanted: number): Promise<{ udp: UdpSocket; tcp: Server; port: number }> {
  for (let attempt = 0; attempt < (wanted === 0 ? 10 : 1); attempt++) {
    const tcp = createServer();
    tcp.maxConnections = maxConnections;
    const udp = createSocket("udp4");
    try {
      tcp.listen(wanted, loopback);
      await once(tcp, "listening");
      const address = tcp.address();
      const port = typeof address === "object" && address ? address.port : wanted;
      udp.bind(port, loopback);
      await once(udp, "listening");
      return { udp, tcp, port };
    } catch {
      tcp.close();
      udp.close();
    }
  }
  throw new DomainError("UNAVAILABLE", "dns.portInUse", { port: wanted });
}

function serveTcp(socket: Socket, respond: (query: Buffer) => Buffer | null): void {
  let received = Buffer.alloc(0);
  socket.setTimeout(idleMilliseconds, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= received.readUInt16BE(0) + 2) {
      const size = received.readUInt16BE(0) + 2;
      const response = respond(received.subarray(2, size));
      received = received.subarray(size);
      if (!response) {
        socket.destroy();
        return;
      }
      const length = Buffer.alloc(2);
      length.writeUInt16BE(response.length);
      socket.write(Buffer.concat([length, response]));
    }
  });
}

function respondTo(query: Buffer, overUdp: boolean, index: () => ZoneIndex): Buffer | null {
  // What is no header, or is itself a response, gets none: two servers would talk for ever.
  if (query.length < 12 || ((query[2] ?? 0) & 0x80) !== 0) return null;
  const id = query.readUInt16BE(0);
  let packet: DecodedPacket;
  try {
    packet = decode(query);
  } catch {
    return encode({ id, type: "response", flags: rcodes.FORMERR });
  }
  try {
    const answer = decide(packet, index);
    const opt = packet.additionals.find((record) => record.type === "OPT");
    const full = write(packet, answer, opt !== undefined, false);
    const limit = overUdp ? udpLimit(opt) : 0xffff;
    return full.length <= limit ? full : write(packet, answer, opt !== undefined, true);
  } catch {
    // Records given by a function may be wrong at any time; the asker hears of it, the server stays.
    return encode({ id, type: "response", flags: rcodes.SERVFAIL, questions: packet.questions });
  }
}

function decide(packet: DecodedPacket, index: () => ZoneIndex): ZoneAnswer {
  const nothing = { authoritative: false, answers: [], authorities: [] };
  const [question] = packet.questions;
  if (packet.opcode !== "QUERY") return { rcode: rcodes.NOTIMP, ...nothing };
  if (!question || packet.questions.length > 1) return { rcode: rcodes.FORMERR, ...nothing };
  if (question.class !== "IN") return { rcode: rcodes.REFUSED, ...nothing };
  return answerZoneQuery(index(), question.name, question.type);
}

function udpLimit(opt: DecodedPacket["additionals"][number] | undefined): number {
  if (!opt || !("udpPayloadSize" in opt)) return plainUdpOctets;
  return Math.min(Math.max(opt.udpPayloadSize, plainUdpOctets), maxUdpOctets);
}

function write(packet: DecodedPacket, answer: ZoneAnswer, edns: boolean, truncated: boolean): Buffer {
  const recursionDesired = packet.flags & 0x100;
  return encode({
    id: packet.id,
    type: "response",
    flags:
      answer.rcode |
      recursionDesired |
      (answer.authoritative ? AUTHORITATIVE_ANSWER : 0) |
      (truncated ? TRUNCATED_RESPONSE : 0),
    questions: packet.questions,
    answers: truncated ? [] : answer.answers,
    authorities: truncated ? [] : answer.authorities,
    additionals: edns ? [{ name: ".", type: "OPT", udpPayloadSize: maxUdpOctets, options: [] }] : [],
  });
}
