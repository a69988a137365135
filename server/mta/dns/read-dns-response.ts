import type { DecodedPacket } from "dns-packet";
import type { DnsData, DnsType } from "./dns-answer";
import { normalizeDnsName } from "./dns-name";

/** What one response says, before caching; `alias` when the name leads elsewhere and the response stops there. */
export type DnsReading<Data> =
  | { kind: "answer"; records: Data[]; ttlSeconds: number }
  | { kind: "alias"; target: string; ttlSeconds: number }
  /** `ttlSeconds` from the zone's SOA (RFC 2308 §5), or null without one: then it is not to be cached. */
  | { kind: "nodata" | "nxdomain"; ttlSeconds: number | null }
  | { kind: "failed"; detail: string };

const maxAliases = 16;

/** Reads the response to a question for one name and type, following the aliases that it contains (RFC 1034 §4.3.2). */
export function readDnsResponse<Type extends DnsType>(
  packet: DecodedPacket,
  name: string,
  type: Type,
): DnsReading<DnsData[Type]> {
  if (packet.rcode !== "NOERROR" && packet.rcode !== "NXDOMAIN") {
    return { kind: "failed", detail: `the name server answered ${packet.rcode}` };
  }
  let owner = normalizeDnsName(name);
  let ttlSeconds = Number.POSITIVE_INFINITY;
  for (let hop = 0; hop <= maxAliases; hop++) {
    const mine = packet.answers.filter((answer) => normalizeDnsName(answer.name) === owner);
    const found = mine.filter((answer) => answer.type === type);
    if (found.length > 0) {
      ttlSeconds = found.reduce((least, { ttl = 0 }) => Math.min(least, ttl), ttlSeconds);
      return { kind: "answer", records: found.map(({ data }) => readData(type, data)), ttlSeconds };
    }
    const alias = mine.find((answer) => answer.type === "CNAME");
    if (!alias) break;
    owner = normalizeDnsName(String(alias.data));
    ttlSeconds = Math.min(ttlSeconds, alias.ttl ?? 0);
  }
  if (packet.rcode === "NXDOMAIN") return { kind: "nxdomain", ttlSeconds: negativeTtl(packet) };
  if (owner !== normalizeDnsName(name)) return { kind: "alias", target: owner, ttlSeconds };
  return { kind: "nodata", ttlSeconds: negativeTtl(packet) };
}

function negativeTtl(packet: DecodedPacket): number | null {
  const soa = packet.authorities.find((authority) => authority.type === "SOA");
  return soa ? Math.min(soa.ttl ?? 0, (soa.data as DnsData["SOA"]).minimum) : null;
}

function readData<Type extends DnsType>(type: Type, data: unknown): DnsData[Type];
function readData(type: DnsType, data: unknown): DnsData[DnsType] {
  if (type === "TXT") return Buffer.concat(data as Buffer[]).toString("utf8");
  if (type === "MX") {
    const { preference, exchange } = data as DnsData["MX"];
    return { preference, exchange: normalizeDnsName(exchange) };
  }
  if (type === "SOA") return data as DnsData["SOA"];
  return type === "A" || type === "AAAA" ? String(data) : normalizeDnsName(String(data));
}
