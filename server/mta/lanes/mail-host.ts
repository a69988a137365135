import type { MxAnswer } from "@/server/mta/dns/resolve-mx";
import { ownVerdict, type Verdict } from "@/server/mta/smtp/verdict";

/** One address of one mail server. */
export type MailHost = { readonly name: string; readonly address: string };

export type Destination =
  | {
      readonly kind: "site";
      /** The sorted MX names: domains with the same ones share connections and limits. */
      readonly site: string;
      /** In the order in which they are to be tried. */
      readonly hosts: readonly MailHost[];
    }
  | { readonly kind: "none"; readonly verdict: Verdict };

/**
 * Where the mail of a domain goes, from its MX answer. No domain (5.1.2) and a null MX (RFC 7505, 5.1.10) are
 * final; an MX that may not be dialled defers, since a broken resolver can say so too.
 */
export function destinationOf(domain: string, answer: MxAnswer): Destination {
  switch (answer.kind) {
    case "hosts":
      return siteOf(domain, answer.hosts);
    case "no-domain":
      return none("bounced", "recipient", "5.1.2", `The domain ${domain} does not exist.`);
    case "null-mx":
      return none("bounced", "recipient", "5.1.10", `The domain ${domain} takes no mail (null MX).`);
    case "refused-address":
      return none("deferred", "host", "4.4.4", `The MX of ${domain} may not be used: ${answer.detail}`);
    case "temporary":
      return none("deferred", "host", "4.4.3", `The MX of ${domain} cannot be found now: ${answer.detail}`);
  }
}

function siteOf(
  domain: string,
  hosts: readonly { readonly name: string; readonly addresses: readonly string[] }[],
): Destination {
  const names = hosts.map((host) => host.name.toLowerCase().replace(/\.$/, ""));
  const dialled = hosts.flatMap(({ addresses }, at) =>
    addresses.map((address) => ({ name: names[at] ?? "", address })),
  );
  if (dialled.length === 0) {
    return none("deferred", "host", "4.4.3", `No mail server of ${domain} has an address.`);
  }
  return { kind: "site", site: [...new Set(names)].sort().join(","), hosts: dialled };
}

function none(kind: Verdict["kind"], scope: Verdict["scope"], enhanced: string, text: string): Destination {
  return { kind: "none", verdict: ownVerdict(kind, scope, enhanced, text) };
}
