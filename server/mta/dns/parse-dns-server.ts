import { isIP } from "node:net";
import { DomainError } from "@/server/platform/errors";

/** A name server's socket address; host names are not accepted, they would need DNS themselves. */
export type DnsServer = { readonly address: string; readonly port: number; readonly family: 4 | 6 };

/**
 * Reads `"192.0.2.1"`, `"192.0.2.1:5353"`, `"2001:db8::1"` or `"[2001:db8::1]:5353"`; port 53 unless given.
 *
 * @throws INVALID `dns.serverNotValid`
 */
export function parseDnsServer(text: string): DnsServer {
  const [, bracketed, plain, port = "53"] =
    /^(?:\[(.+)\]|([^:]+|.*:.*:.*))(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  const whole = isIP(text.trim()) === 6 ? text.trim() : undefined;
  const address = whole ?? bracketed ?? plain ?? "";
  const portNumber = whole ? 53 : Number(port);
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || portNumber < 1 || portNumber > 65_535) {
    throw new DomainError("INVALID", "dns.serverNotValid", { server: text.slice(0, 100) });
  }
  return { address, port: portNumber, family };
}
