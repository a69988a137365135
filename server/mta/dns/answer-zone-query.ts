import type { Answer } from "dns-packet";
import { findApex, type ZoneIndex, type ZoneRecord } from "./build-zone-index";
import { normalizeDnsName } from "./dns-name";

/** RFC 1035 §4.1.1 */
export const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

export type ZoneAnswer = {
  rcode: number;
  authoritative: boolean;
  answers: Answer[];
  authorities: Answer[];
};

const defaultTtlSeconds = 300;
const maxAliases = 8;

/**
 * An authoritative answer (RFC 1034 §4.3.2): aliases followed within our zones, NXDOMAIN and NODATA with the zone's
 * SOA (RFC 2308 §3; after an alias they speak of its last name, RFC 6604), REFUSED outside our zones. Knows no
 * delegation.
 *
 * @param type as dns-packet names it; one that we do not keep is NODATA
 */
export function answerZoneQuery(index: ZoneIndex, name: string, type: string): ZoneAnswer {
  const answers: Answer[] = [];
  let owner = name;
  for (let hop = 0; hop <= maxAliases; hop++) {
    const apex = findApex(index.apexes, normalizeDnsName(owner));
    const soa = apex === null ? undefined : index.apexes.get(apex);
    if (!soa) {
      const refused = answers.length === 0;
      return {
        rcode: refused ? rcodes.REFUSED : rcodes.NOERROR,
        authoritative: !refused,
        answers,
        authorities: [],
      };
    }
    const here = findRecords(index, normalizeDnsName(owner), soa.name);
    const found = here?.filter((record) => record.type === type) ?? [];
    const alias = here?.find((record) => record.type === "CNAME");
    if (found.length === 0 && alias?.type === "CNAME") {
      answers.push(toAnswer(alias, owner));
      owner = alias.data;
      continue;
    }
    answers.push(...found.map((record) => toAnswer(record, owner)));
    const negative = {
      ...toAnswer(soa, soa.name),
      ttl: Math.min(soa.ttl ?? defaultTtlSeconds, soa.data.minimum),
    };
    return {
      rcode: here ? rcodes.NOERROR : rcodes.NXDOMAIN,
      authoritative: true,
      answers,
      authorities: found.length > 0 ? [] : [negative],
    };
  }
  return { rcode: rcodes.NOERROR, authoritative: true, answers, authorities: [] };
}

/** The records of a name, those of the wildcard that covers it, or undefined when it does not exist. */
function findRecords(index: ZoneIndex, name: string, apex: string): readonly ZoneRecord[] | undefined {
  const exact = index.names.get(name);
  if (exact) return exact;
  let encloser = name;
  while (encloser !== normalizeDnsName(apex) && !index.names.has(encloser)) {
    encloser = encloser.slice(encloser.indexOf(".") + 1);
  }
  return index.names.get(`*.${encloser}`);
}

function toAnswer(record: ZoneRecord, owner: string): Answer {
  const data = record.type === "TXT" ? splitText(record.data) : record.data;
  return { name: owner, type: record.type, class: "IN", ttl: record.ttl ?? defaultTtlSeconds, data };
}

/** Strings of at most 255 octets (RFC 1035 §3.3.14); readers of TXT records join them. */
function splitText(text: string | readonly string[]): Buffer[] {
  return [text].flat().flatMap((part) => {
    const octets = Buffer.from(part);
    const strings: Buffer[] = [];
    for (let start = 0; start === 0 || start < octets.length; start += 255) {
      strings.push(octets.subarray(start, start + 255));
    }
    return strings;
  });
}
