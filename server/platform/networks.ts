import ipaddr from "ipaddr.js";

/** IPv4 written inside IPv6 (`::ffff:10.0.0.0/104`, RFC 4291 §2.5.5.2) is the IPv4 network that it means. */
function readNetwork(text: string): ReturnType<typeof ipaddr.parseCIDR> | null {
  const withLength = text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(withLength)) return null;
  const [network, bits] = ipaddr.parseCIDR(withLength);
  if (network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && bits >= 96)
    return [network.toIPv4Address(), bits - 96];
  return [network, bits];
}

/**
 * Whether an address may come in, where a tenant or a key names the networks it is used from.
 *
 * @param address of the client as the edge saw it; null for a job, which comes from nowhere
 * @param networks addresses and CIDR networks (RFC 4632, RFC 4291 §2.3); empty: from anywhere. What cannot be read lets nobody in
 */
export function isInNetworks(address: string | null, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  if (address === null || !ipaddr.isValid(address)) return false;
  const client = ipaddr.process(address);
  return networks.some((text) => {
    const network = readNetwork(text);
    return network !== null && network[0].kind() === client.kind() && client.match(network);
  });
}
