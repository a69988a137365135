import type { DnsLookup } from "@/server/mta/dns/dns-answer";
import { DnsClient } from "@/server/mta/dns/dns-client";
import { env } from "@/server/platform/env";

let client: DnsClient | undefined;

/** DNS as it is now, past our own cache: who presses "check" has just changed it. Servers: DNS_SERVERS, or the system's. */
export const sendingResolver: DnsLookup = (name, type) => {
  const { DNS_SERVERS: servers } = env();
  client ??= new DnsClient(servers.length > 0 ? { servers } : {});
  return client.resolve(name, type, { fresh: true });
};
