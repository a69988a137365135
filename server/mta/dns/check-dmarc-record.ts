import { getDomain } from "tldts";
import type { DnsLookup } from "./dns-answer";
import { type DomainCheck, readTemporary } from "./domain-check";
import { parseTagList } from "./parse-tag-list";

const policies = new Set(["none", "quarantine", "reject"]);

/**
 * Whether receivers find exactly one DMARC policy with a valid p= for the domain, at its own name or at that of its
 * organisational domain (RFC 7489 §6.6.3; RFC 9989 keeps the record, so both readings agree here).
 */
export async function checkDmarcRecord(domain: string, lookup: DnsLookup): Promise<DomainCheck> {
  const base = { record: "dmarc", name: `_dmarc.${domain}`, expected: "v=DMARC1; p=none" } as const;
  const organisation = getDomain(domain, { allowPrivateDomains: true }) ?? domain;
  for (const name of new Set([domain, organisation])) {
    const answer = await lookup(`_dmarc.${name}`, "TXT");
    if (answer.kind === "temporary") return readTemporary(base);
    // Other TXT records at this name are not DMARC's; v= must come first (RFC 7489 §6.3).
    const found =
      answer.kind === "answer"
        ? answer.records.filter((text) => /^\s*v\s*=\s*DMARC1\s*(;|$)/.test(text))
        : [];
    if (found.length > 1) return { ...base, status: "wrong", found, problem: "dmarcMultiple" };
    const [text] = found;
    if (text === undefined) continue;
    return hasPolicy(text)
      ? { ...base, status: "pass", found, problem: null }
      : { ...base, status: "wrong", found, problem: "dmarcPolicyNotValid" };
  }
  return { ...base, status: "missing", found: [], problem: "dmarcMissing" };
}

function hasPolicy(text: string): boolean {
  const tags = parseTagList(text);
  const subdomains = tags?.get("sp") ?? "none";
  return policies.has(tags?.get("p")?.toLowerCase() ?? "") && policies.has(subdomains.toLowerCase());
}
