import type { DomainRecord, RecordCheck } from "@/server/domain/domains/schema";

type Domain = {
  readonly name: string;
  readonly ownershipToken: string;
  readonly dkimSelector: string;
  readonly dkimPublicKey: string;
  readonly checks: readonly RecordCheck[];
};

/**
 * What to set in DNS, exactly. A domain may have one SPF record only (RFC 7208 §3.2): where the last check found one, ours is
 * added to it. DMARC begins with `p=none`, which changes nothing for the mail that the domain sends already (RFC 7489 §6.3).
 *
 * @param spfInclude the name whose SPF record lists our addresses
 */
export function listRecords(domain: Domain, spfInclude: string): DomainRecord[] {
  const { name, ownershipToken, dkimSelector, dkimPublicKey, checks } = domain;
  const spf = checks
    .find(({ record }) => record === "spf")
    ?.found.find((text) => /^v=spf1(\s|$)/i.test(text));
  const dmarc = checks.find(({ record, status }) => record === "dmarc" && status === "pass");
  const at = (host: string) => ({ type: "TXT" as const, name: `${host}.${name}`, host, replaces: null });
  return [
    { record: "ownership", ...at("_hikyaku"), value: `hikyaku-verify=${ownershipToken}` },
    { record: "dkim", ...at(`${dkimSelector}._domainkey`), value: `v=DKIM1; k=rsa; p=${dkimPublicKey}` },
    { record: "spf", type: "TXT", name, host: "@", ...spfValue(spf, spfInclude) },
    { record: "dmarc", ...at("_dmarc"), value: dmarc?.found[0] ?? "v=DMARC1; p=none" },
  ];
}

function spfValue(found: string | undefined, spfInclude: string): { value: string; replaces: string | null } {
  const ours = `include:${spfInclude}`;
  if (found === undefined) return { value: `v=spf1 ${ours} ~all`, replaces: null };
  if (found.toLowerCase().split(/\s+/).includes(ours.toLowerCase())) return { value: found, replaces: null };
  return { value: found.replace(/^v=spf1/i, `v=spf1 ${ours}`), replaces: found };
}
