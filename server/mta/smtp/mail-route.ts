import net from "node:net";
import ipaddr from "ipaddr.js";

/** Where mail may go. `inbox` is the default of the product: nothing leaves the machine by accident. */
export type MailRoute =
  /** Everything goes to this one server, whatever its address. */
  | { readonly kind: "inbox"; readonly host: string; readonly port: number }
  /** Only into these networks (CIDR), at this port: demo and tests. */
  | { readonly kind: "private"; readonly allowed: readonly string[]; readonly port: number }
  /** The internet: public unicast addresses, port 25. */
  | { readonly kind: "direct" };

export type Endpoint = { readonly kind: "endpoint"; readonly host: string; readonly port: number };

export type RouteRefusal = {
  readonly kind: "refused";
  readonly reason: "not-an-address" | "not-allowed" | "not-public";
  readonly detail: string;
};

/** RFC 5321 §4.5.4.2 and the port's registration. */
const smtpPort = 25;
/** RFC 6052 §2.1: the well-known prefix, whose last four octets are an IPv4 address. */
const nat64Prefix = ipaddr.IPv6.parse("64:ff9b::");

/**
 * Where a connection to `address` goes under a route, or why it may not go there. An IPv4-mapped address is
 * judged and dialled as the IPv4 address inside it, a NAT64 one judged by it.
 *
 * @param address an IP address as text; the inbox route does not read it
 */
export function endpointFor(route: MailRoute, address: string): Endpoint | RouteRefusal {
  if (route.kind === "inbox") return { kind: "endpoint", host: route.host, port: route.port };
  if (net.isIP(address) === 0 || address.includes("%")) {
    return refuse("not-an-address", `${address.slice(0, 80)} is not an IP address.`);
  }
  const target = ipaddr.process(address);
  if (route.kind === "private") {
    if (!route.allowed.some((cidr) => isInside(target, cidr))) {
      return refuse("not-allowed", `${target} is outside the networks that this route allows.`);
    }
    return { kind: "endpoint", host: target.toString(), port: route.port };
  }
  if (!isPublic(target)) return refuse("not-public", `${target} is not a public address.`);
  return { kind: "endpoint", host: target.toString(), port: smtpPort };
}

function isInside(target: ipaddr.IPv4 | ipaddr.IPv6, cidr: string): boolean {
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return network.kind() === target.kind() && target.match(network, bits);
}

function isPublic(target: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (target.kind() === "ipv4") return target.range() === "unicast";
  if (target.match(nat64Prefix, 96)) {
    return ipaddr.fromByteArray(target.toByteArray().slice(12)).range() === "unicast";
  }
  // RFC 4291 §2.4 and the IANA registry: only 2000::/3 is handed out.
  return target.range() === "unicast" && target.match(globalUnicast, 3);
}

const globalUnicast = ipaddr.IPv6.parse("2000::");

function refuse(reason: RouteRefusal["reason"], detail: string): RouteRefusal {
  return { kind: "refused", reason, detail };
}
