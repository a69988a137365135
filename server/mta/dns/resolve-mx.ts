import { isIP } from "node:net";
import type { DnsData, DnsLookup } from "./dns-answer";
import { normalizeDnsName } from "./dns-name";

/**
 * Where mail for a domain goes: hosts in the order in which to try them, each with the addresses we may connect to.
 * `null-mx`: the domain takes no mail (RFC 7505). `no-domain`: no such domain, or none of its names has an address.
 * `refused-address`: it points only at addresses that are not allowed. `temporary`: nobody knows; try later.
 */
export type MxAnswer =
  | { kind: "hosts"; hosts: { name: string; addresses: string[] }[] }
  | { kind: "null-mx" }
  | { kind: "no-domain" }
  | { kind: "refused-address"; detail: string }
  | { kind: "temporary"; detail: string };

/** A domain may list any number of hosts; more than this many are not looked up. */
const maxHosts = 16;

type HostResult =
  | { kind: "host"; name: string; addresses: string[] }
  | { kind: "refused"; detail: string }
  | { kind: "none" }
  | { kind: "temporary"; detail: string };

type Options = {
  /** Whether a connection to this address is allowed (`makeAddressGuard`). */
  readonly isAllowed: (ip: string) => boolean;
  /** At least 0 and below 1; shuffles hosts of equal preference and the addresses of a host. */
  readonly random: () => number;
};

/**
 * The mail hosts of a domain (RFC 5321 §5.1): by preference, equals shuffled; its own address when it has no MX.
 *
 * @param client a `DnsClient`, or anything that resolves as it does
 * @param domain in A-labels
 */
export async function resolveMx(
  client: { readonly resolve: DnsLookup },
  domain: string,
  options: Options,
): Promise<MxAnswer> {
  const mx = await client.resolve(domain, "MX");
  if (mx.kind === "temporary") return mx;
  if (mx.kind === "nxdomain") return { kind: "no-domain" };
  const names = mx.kind === "nodata" ? [normalizeDnsName(domain)] : sortHosts(mx.records, options.random);
  if (names.length === 0) return { kind: "null-mx" };
  return decide(
    await Promise.all(names.slice(0, maxHosts).map((name) => resolveHost(client, name, options))),
  );
}

function decide(results: readonly HostResult[]): MxAnswer {
  const hosts = results
    .filter((result) => result.kind === "host")
    .map(({ name, addresses }) => ({ name, addresses }));
  if (hosts.length > 0) return { kind: "hosts", hosts };
  const temporary = results.find((result) => result.kind === "temporary");
  if (temporary) return temporary;
  const refused = results.flatMap((result) => (result.kind === "refused" ? [result.detail] : []));
  return refused.length > 0 ? { kind: "refused-address", detail: refused.join("; ") } : { kind: "no-domain" };
}

/** Names by preference. The null MX "." among others means nothing (RFC 7505 §3); alone it leaves an empty list. */
function sortHosts(records: readonly DnsData["MX"][], random: () => number): string[] {
  const sorted = shuffle(records, random)
    .filter(({ exchange }) => exchange !== "" && exchange !== ".")
    .sort((one, other) => one.preference - other.preference);
  return [...new Set(sorted.map(({ exchange }) => normalizeDnsName(exchange)))];
}

async function resolveHost(
  client: { readonly resolve: DnsLookup },
  name: string,
  { isAllowed, random }: Options,
): Promise<HostResult> {
  // Some domains publish an address as an MX name; it is no name, and no resolver need be asked (RFC 5321 §5.1).
  if (isIP(name) !== 0) return { kind: "none" };
  const answers = await Promise.all([client.resolve(name, "A"), client.resolve(name, "AAAA")]);
  const addresses = answers.flatMap((answer) =>
    answer.kind === "answer" ? shuffle(answer.records, random) : [],
  );
  const allowed = addresses.filter(isAllowed);
  if (allowed.length > 0) return { kind: "host", name, addresses: allowed };
  const temporary = answers.find((answer) => answer.kind === "temporary");
  if (temporary) return temporary;
  return addresses.length > 0
    ? { kind: "refused", detail: `${name} is ${addresses.join(", ")}` }
    : { kind: "none" };
}

/** Fisher–Yates. */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [shuffled[last], shuffled[other]];
    if (one !== undefined && two !== undefined) [shuffled[last], shuffled[other]] = [two, one];
  }
  return shuffled;
}
