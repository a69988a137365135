import { checkDkimRecord } from "./check-dkim-record";
import { checkDmarcRecord } from "./check-dmarc-record";
import { checkSpfRecord } from "./check-spf-record";
import type { DnsAnswer, DnsLookup } from "./dns-answer";
import { normalizeDnsName } from "./dns-name";
import { type DomainCheck, readTemporary } from "./domain-check";

/** What a sending domain should say in DNS. Names in A-labels. */
export type SendingDomain = {
  /** The domain of the From address. */
  readonly domain: string;
  readonly selector: string;
  /** The p= of the key we sign with. */
  readonly dkimPublicKeyBase64: string;
  readonly ownershipToken: string;
  /** The name whose SPF record lists our addresses; customers include it. */
  readonly spfInclude: string;
  /** The host in MAIL FROM, to which bounces come: the customer's own (`bounce.shop.example`) or ours. */
  readonly returnPathHost: string;
  /** Our host to which `returnPathHost` must lead by CNAME or MX; without it any mail host will do. */
  readonly returnPathTarget?: string | undefined;
  /** The customer's own host for links, if there is one. */
  readonly trackingHost?: string | undefined;
  /** Our host to which `trackingHost` must lead by CNAME; without it any address will do. */
  readonly trackingTarget?: string | undefined;
};

/**
 * Whether a domain is ready to send, record by record, as receivers would see it. Pure over `lookup`. A resolver that
 * fails makes a check `temporary`, from which nothing follows: a domain verified before stays verified.
 *
 * @param lookup e.g. `(name, type) => client.resolve(name, type, { fresh: true })`
 * @returns ownership, dkim, spf, dmarc, return-path, mx-or-a, in this order, and tracking when there is a host for it
 */
export function checkSendingDomain(expected: SendingDomain, lookup: DnsLookup): Promise<DomainCheck[]> {
  return Promise.all([
    checkOwnership(expected, lookup),
    checkDkimRecord(expected, lookup),
    checkSpfRecord(expected, lookup),
    checkDmarcRecord(expected.domain, lookup),
    checkReturnPath(expected, lookup),
    checkMailOrAddress(expected.domain, lookup),
    ...(expected.trackingHost ? [checkTracking(expected.trackingHost, expected.trackingTarget, lookup)] : []),
  ]);
}

async function checkOwnership(
  { domain, ownershipToken }: SendingDomain,
  lookup: DnsLookup,
): Promise<DomainCheck> {
  const expected = `hikyaku-verify=${ownershipToken}`;
  const base = { record: "ownership", name: `_hikyaku.${domain}`, expected } as const;
  const answer = await lookup(base.name, "TXT");
  if (answer.kind === "temporary") return readTemporary(base);
  const found = answer.kind === "answer" ? answer.records : [];
  if (found.some((text) => text.trim() === expected))
    return { ...base, status: "pass", found, problem: null };
  return found.some((text) => text.includes("hikyaku-verify"))
    ? { ...base, status: "wrong", found, problem: "ownershipTokenDiffers" }
    : { ...base, status: "missing", found, problem: "ownershipMissing" };
}

/** Bounces must arrive, and SPF is judged on this very host (RFC 7208 §2.4): the customer's own needs a record. */
async function checkReturnPath(domain: SendingDomain, lookup: DnsLookup): Promise<DomainCheck> {
  const { returnPathHost: name, returnPathTarget: target } = domain;
  const base = {
    record: "return-path",
    name,
    expected: target ?? `MX · v=spf1 include:${domain.spfInclude}`,
  } as const;
  const [mx, alias, spf] = await Promise.all([
    lookup(name, "MX"),
    lookup(name, "CNAME"),
    checkSpfRecord({ domain: name, spfInclude: domain.spfInclude }, lookup),
  ]);
  if (mx.kind === "temporary" || alias.kind === "temporary" || spf.status === "temporary")
    return readTemporary(base);
  const aliases = alias.kind === "answer" ? alias.records : [];
  const hosts =
    mx.kind === "answer" ? mx.records.map(({ exchange }) => exchange).filter((host) => host !== "") : [];
  const found = [...aliases, ...hosts, ...spf.found];
  if (hosts.length === 0) return { ...base, status: "missing", found, problem: "returnPathMxMissing" };
  const ours = target && normalizeDnsName(target);
  const isOurHost = ours
    ? [normalizeDnsName(name), ...aliases].includes(ours)
    : !isWithin(name, domain.domain);
  if (ours && !isOurHost && !hosts.includes(ours)) {
    return { ...base, status: "wrong", found, problem: "returnPathNotOurs" };
  }
  // Behind a CNAME to us, or on a host of ours, the SPF record is ours as well.
  return isOurHost || spf.status === "pass"
    ? { ...base, status: "pass", found, problem: null }
    : { ...base, status: "wrong", found, problem: "returnPathSpf" };
}

function isWithin(name: string, domain: string): boolean {
  return `.${normalizeDnsName(name)}`.endsWith(`.${normalizeDnsName(domain)}`);
}

/** docomo and others refuse a From domain that has neither MX nor address: nobody could answer the mail. */
async function checkMailOrAddress(domain: string, lookup: DnsLookup): Promise<DomainCheck> {
  const base = { record: "mx-or-a", name: domain, expected: "MX | A | AAAA" } as const;
  const mx = await lookup(domain, "MX");
  if (mx.kind === "temporary") return readTemporary(base);
  if (mx.kind === "answer") {
    const found = mx.records.map(({ preference, exchange }) => `${preference} ${exchange || "."}`);
    return mx.records.some(({ exchange }) => exchange !== "")
      ? { ...base, status: "pass", found, problem: null }
      : { ...base, status: "wrong", found, problem: "domainRefusesMail" };
  }
  const answers = await lookupAddresses(domain, lookup);
  return judgeAddresses(base, answers, "domainHasNoHost");
}

async function checkTracking(
  name: string,
  target: string | undefined,
  lookup: DnsLookup,
): Promise<DomainCheck> {
  const base = { record: "tracking", name, expected: target ?? "CNAME | A | AAAA" } as const;
  if (!target) return judgeAddresses(base, await lookupAddresses(name, lookup), "trackingMissing");
  const alias = await lookup(name, "CNAME");
  if (alias.kind === "temporary") return readTemporary(base);
  if (alias.kind !== "answer") return { ...base, status: "missing", found: [], problem: "trackingMissing" };
  return alias.records.includes(normalizeDnsName(target))
    ? { ...base, status: "pass", found: alias.records, problem: null }
    : { ...base, status: "wrong", found: alias.records, problem: "trackingNotOurs" };
}

function lookupAddresses(name: string, lookup: DnsLookup): Promise<DnsAnswer<string>[]> {
  return Promise.all([lookup(name, "A"), lookup(name, "AAAA")]);
}

function judgeAddresses(
  base: Pick<DomainCheck, "record" | "name" | "expected">,
  answers: readonly DnsAnswer<string>[],
  problem: DomainCheck["problem"],
): DomainCheck {
  const found = answers.flatMap((answer) => (answer.kind === "answer" ? answer.records : []));
  if (found.length > 0) return { ...base, status: "pass", found, problem: null };
  if (answers.some((answer) => answer.kind === "temporary")) return readTemporary(base);
  return { ...base, status: "missing", found, problem };
}
