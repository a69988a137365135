import ipaddr from "ipaddr.js";

type Range = ReturnType<typeof ipaddr.parseCIDR>;
type Address = ReturnType<typeof ipaddr.process>;

/**
 * @param list addresses and CIDR ranges, `10.0.0.0/8`
 * @throws Error naming the entry that is neither
 */
export function parseRanges(list: readonly string[]): Range[] {
  return list.map((entry) => {
    if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
    if (!ipaddr.isValid(entry))
      throw new Error(`TRUSTED_PROXIES: ${entry} is neither an address nor a range`);
    const address = ipaddr.process(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  });
}

/** Takes an address as proxies write it: with a port, in brackets, IPv4 in IPv6. Null for anything else. */
function read(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

const isIn = (address: Address, ranges: readonly Range[]) =>
  ranges.some(([range, bits]) => {
    if (address.kind() !== range.kind()) return false;
    return address.match(range, bits);
  });

/** Whether a socket's peer is a proxy of ours. */
export function isTrusted(peer: string | undefined, ranges: readonly Range[]): boolean {
  const address = read(peer ?? "");
  return address !== null && isIn(address, ranges);
}

/**
 * The client's address: the socket's peer, unless that is a proxy of ours; then the last entry of `X-Forwarded-For` that
 * is not such a proxy too. What stands before that entry was written by the client and counts for nothing.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  ranges: readonly Range[],
): string {
  const socket = read(peer ?? "");
  if (socket === null) return "";
  if (!isIn(socket, ranges)) return socket.toString();
  let last: Address = socket;
  for (const entry of (forwardedFor ?? "").split(",").reverse()) {
    const address = read(entry);
    if (address === null) break;
    last = address;
    if (!isIn(address, ranges)) break;
  }
  return last.toString();
}
