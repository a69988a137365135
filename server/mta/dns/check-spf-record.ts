import type { DnsLookup } from "./dns-answer";
import { normalizeDnsName } from "./dns-name";
import { type DomainCheck, type DomainProblem, readTemporary } from "./domain-check";
import { parseSpfRecord, type SpfRecord } from "./parse-spf-record";

/** RFC 7208 §4.6.4: terms that look up DNS, over all includes together. */
const maxLookups = 10;

type Walk = { lookups: number; included: Set<string> };

/**
 * Whether the domain's one SPF record lets our servers send: ours is included, by the record itself or by one that it
 * includes, the whole is valid, and it stays within ten look-ups (RFC 7208).
 *
 * @param expected.domain the From domain (which carriers check) or the return path's (which SPF checks)
 */
export async function checkSpfRecord(
  expected: { readonly domain: string; readonly spfInclude: string },
  lookup: DnsLookup,
): Promise<DomainCheck> {
  const { domain, spfInclude } = expected;
  const base = { record: "spf", name: domain, expected: `v=spf1 include:${spfInclude} ~all` } as const;
  const answer = await lookup(domain, "TXT");
  if (answer.kind === "temporary") return readTemporary(base);
  const found = answer.kind === "answer" ? answer.records.filter(isSpf) : [];
  const [text, ...more] = found;
  if (text === undefined) return { ...base, status: "missing", found, problem: "spfMissing" };
  if (more.length > 0) return { ...base, status: "wrong", found, problem: "spfMultiple" };
  const record = parseSpfRecord(text);
  if (!record) return { ...base, status: "wrong", found, problem: "spfNotValid" };
  // The host that holds the addresses need not include itself.
  const walk: Walk = { lookups: 0, included: new Set([normalizeDnsName(domain)]) };
  const problem = await follow(record, walk, lookup);
  if (problem === "dnsNotAnswering") return { ...readTemporary(base), found };
  if (problem) return { ...base, status: "wrong", found, problem };
  return walk.included.has(normalizeDnsName(spfInclude))
    ? { ...base, status: "pass", found, problem: null }
    : { ...base, status: "wrong", found, problem: "spfIncludeMissing" };
}

function isSpf(text: string): boolean {
  return /^v=spf1( |$)/i.test(text);
}

/** Counts the look-ups of a record and of all that it leads to, one after another so that the limit bounds the work. */
async function follow(record: SpfRecord, walk: Walk, lookup: DnsLookup): Promise<DomainProblem | null> {
  walk.lookups += record.otherLookups;
  for (const target of record.includes) {
    walk.lookups += 1;
    if (walk.lookups > maxLookups) return "spfTooManyLookups";
    // A macro's target is known only when a mail arrives.
    if (target.includes("%")) continue;
    walk.included.add(normalizeDnsName(target));
    const answer = await lookup(normalizeDnsName(target), "TXT");
    if (answer.kind === "temporary") return "dnsNotAnswering";
    const [text, ...more] = answer.kind === "answer" ? answer.records.filter(isSpf) : [];
    const inner = text === undefined || more.length > 0 ? null : parseSpfRecord(text);
    // Including what has no valid record is an error of the whole (§5.2).
    if (!inner) return "spfNotValid";
    const problem = await follow(inner, walk, lookup);
    if (problem) return problem;
  }
  return walk.lookups > maxLookups ? "spfTooManyLookups" : null;
}
