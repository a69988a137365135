import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { DomainError } from "@/server/platform/errors";

type Address = ReturnType<typeof ipaddr.parse>;

/**
 * Whether an address is a host of the public internet, so that a stranger's DNS cannot point us at our own network.
 * IPv4 inside IPv6 (mapped, NAT64 64:ff9b::/96, 6to4) is judged as that IPv4 address.
 *
 * @param ip dotted decimal or IPv6 text; anything else is false
 */
export function isPublicUnicast(ip: string): boolean {
  const address = readAddress(ip);
  if (!address) return false;
  if (address.kind() === "ipv4") return address.range() === "unicast";
  // Of IPv6 only 2000::/3 is allocated for it (RFC 4291 §2.4, IANA).
  return address.range() === "unicast" && ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/**
 * The guard for outgoing connections: public addresses, and those within the given networks (`MTA_ALLOWED_PRIVATE_MX`).
 *
 * @param allowedPrivateCidrs e.g. `["127.0.0.0/8", "::1/128"]`
 * @throws INVALID `dns.cidrNotValid`
 */
export function makeAddressGuard(allowedPrivateCidrs: readonly string[]): (ip: string) => boolean {
  const networks = allowedPrivateCidrs.map((cidr) => {
    if (!ipaddr.isValidCIDR(cidr)) throw new DomainError("INVALID", "dns.cidrNotValid", { cidr });
    return ipaddr.parseCIDR(cidr);
  });
  return (ip) => {
    const address = readAddress(ip);
    if (!address) return false;
    return (
      isPublicUnicast(ip) ||
      networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
    );
  };
}

function readAddress(ip: string): Address | null {
  // ipaddr.js also reads "127.1" and "0x7f000001"; such texts do not come from DNS.
  if (isIP(ip) === 0) return null;
  const address = ipaddr.parse(ip);
  const bytes = address.toByteArray();
  if (address.kind() === "ipv4") return address;
  const range = address.range();
  const isNat64 = range === "rfc6052" && bytes.slice(4, 12).every((byte) => byte === 0);
  if (range === "ipv4Mapped" || isNat64) return ipaddr.fromByteArray(bytes.slice(12));
  return range === "6to4" ? ipaddr.fromByteArray(bytes.slice(2, 6)) : address;
}
