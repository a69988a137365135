import { isIP } from "node:net";
import { DomainError } from "@/server/platform/errors";
import type { DnsData } from "./dns-answer";
import { isDnsName, normalizeDnsName } from "./dns-name";

type RecordOf<Type extends keyof DnsData, Data = DnsData[Type]> = {
  /** The owner name; `*.example.test` answers for names that do not exist (RFC 4592). */
  readonly name: string;
  readonly type: Type;
  /** Default 300. */
  readonly ttl?: number | undefined;
  readonly data: Data;
};

/** One record of a zone. TXT data may have any length: it is split into strings of 255 octets. */
export type ZoneRecord =
  | RecordOf<"A">
  | RecordOf<"AAAA">
  | RecordOf<"MX">
  | RecordOf<"CNAME">
  | RecordOf<"NS">
  | RecordOf<"SOA">
  | RecordOf<"PTR">
  | RecordOf<"TXT", string | readonly string[]>;

export type ZoneIndex = {
  /** Apex of each zone with its SOA. */
  readonly apexes: ReadonlyMap<string, ZoneRecord & { type: "SOA" }>;
  /** Records by owner name; a name that only has names below it is there with none (RFC 8020). */
  readonly names: ReadonlyMap<string, readonly ZoneRecord[]>;
};

/**
 * Prepares records for look-up. A SOA makes its name the apex of a zone; records under no SOA get one of their own at
 * the last two labels, with an hour's negative TTL cut to 300 s.
 *
 * @throws INVALID `dns.recordNotValid` a name or an address that DNS cannot carry, or a CNAME beside other data (RFC 1034 §3.6.2)
 */
export function buildZoneIndex(records: readonly ZoneRecord[]): ZoneIndex {
  const apexes = new Map<string, ZoneRecord & { type: "SOA" }>();
  const names = new Map<string, ZoneRecord[]>();
  for (const record of records) {
    if (record.type === "SOA") apexes.set(normalizeDnsName(record.name), record);
  }
  for (const record of records) {
    const name = normalizeDnsName(record.name);
    if (!isDnsName(name) || !hasSoundData(record)) refuse(record);
    const apex = findApex(apexes, name) ?? addApex(apexes, names, name);
    for (let owner = name; ; owner = owner.slice(owner.indexOf(".") + 1)) {
      if (!names.has(owner)) names.set(owner, []);
      if (owner === apex) break;
    }
    names.get(name)?.push(record);
  }
  for (const here of names.values()) {
    const alias = here.find((record) => record.type === "CNAME");
    if (alias && here.length > 1) refuse(alias);
  }
  return { apexes, names };
}

/** The closest apex above a name, or null when the name is in none of the zones. */
export function findApex(apexes: ReadonlyMap<string, unknown>, name: string): string | null {
  for (let owner = name; ; owner = owner.slice(owner.indexOf(".") + 1)) {
    if (apexes.has(owner)) return owner;
    if (!owner.includes(".")) return null;
  }
}

function addApex(
  apexes: Map<string, ZoneRecord & { type: "SOA" }>,
  names: Map<string, ZoneRecord[]>,
  name: string,
): string {
  const apex = name.split(".").slice(-2).join(".");
  const soa = {
    name: apex,
    type: "SOA",
    ttl: 300,
    data: {
      mname: `ns.${apex}`,
      rname: `hostmaster.${apex}`,
      serial: 1,
      refresh: 3600,
      retry: 600,
      expire: 86_400,
      minimum: 300,
    },
  } as const;
  apexes.set(apex, soa);
  names.set(apex, [...(names.get(apex) ?? []), soa]);
  return apex;
}

function hasSoundData(record: ZoneRecord): boolean {
  if (record.type === "A") return isIP(record.data) === 4;
  if (record.type === "AAAA") return isIP(record.data) === 6;
  if (record.type === "MX")
    return record.data.exchange === "." || isDnsName(normalizeDnsName(record.data.exchange));
  if (record.type === "TXT" || record.type === "SOA") return true;
  return isDnsName(normalizeDnsName(record.data));
}

function refuse(record: ZoneRecord): never {
  throw new DomainError("INVALID", "dns.recordNotValid", { name: record.name, type: record.type });
}
