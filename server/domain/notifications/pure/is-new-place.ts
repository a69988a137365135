import ipaddr from "ipaddr.js";

/** From where somebody signs in, or has before. */
export type SignInPlace = { readonly address: string; readonly userAgent: string };

/** A provider gives its customers addresses of one neighbourhood, and another of it every few days. */
const prefixBits = { ipv4: 24, ipv6: 48 } as const;

function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  const kind = parsed.kind();
  const cidr = `${parsed.toString()}/${prefixBits[kind]}`;
  return (kind === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6).networkAddressFromCIDR(cidr).toString();
}

/** Browsers tell a new version every month. */
const withoutVersions = (userAgent: string) => userAgent.replace(/\d+([._]\d+)*/g, "");

/**
 * Whether a sign-in is worth a mail: from a network or with a browser that the person has not signed in with before. The first of all
 * is nobody's surprise.
 *
 * @param seen where they have signed in so far
 */
export function isNewPlace(seen: readonly SignInPlace[], { address, userAgent }: SignInPlace): boolean {
  if (seen.length === 0) return false;
  const isNear = seen.some((place) => neighbourhood(place.address) === neighbourhood(address));
  const isBrowser = seen.some((place) => withoutVersions(place.userAgent) === withoutVersions(userAgent));
  return !isNear || !isBrowser;
}
