import { type ConnectSmtpOptions, connectSmtp } from "@/server/mta/smtp/connect-smtp";
import type { SmtpConnection } from "@/server/mta/smtp/smtp-connection";
import { ownVerdict, type Verdict } from "@/server/mta/smtp/verdict";
import type { HostMemory } from "./host-memory";
import type { MailHost } from "./mail-host";

export type DialSite = Omit<ConnectSmtpOptions, "host" | "tls" | "pipelining" | "signal"> & {
  /** In the order in which they are to be tried. */
  readonly hosts: readonly MailHost[];
  readonly memory: HostMemory;
  /** A host that has open connections to us is not dead when it refuses one more. */
  readonly isConnected: (address: string) => boolean;
  readonly signal: AbortSignal;
};

export type DialledSite =
  | { readonly kind: "open"; readonly connection: SmtpConnection; readonly host: MailHost }
  | { readonly kind: "failed"; readonly verdict: Verdict; readonly host: MailHost | null };

/**
 * A connection to the first host of a site that gives one (RFC 5321 §5.1). Hosts that have failed lately are
 * passed over. A failed handshake is tried again in the clear.
 */
export async function dialSite(dial: DialSite): Promise<DialledSite> {
  let failure: DialledSite = {
    kind: "failed",
    verdict: ownVerdict("deferred", "host", "4.4.4", "The site has no mail server."),
    host: null,
  };
  for (const host of dial.hosts) {
    const resting = dial.memory.resting(host.address, performance.now());
    if (resting) {
      const text = `Left alone for a moment after: ${resting.text}`;
      if (!failure.host) {
        failure = { kind: "failed", verdict: ownVerdict("deferred", "host", resting.enhanced, text), host };
      }
      continue;
    }
    const result = await dialHost(dial, host);
    if (result.kind === "open" || dial.signal.aborted) return result;
    failure = result;
  }
  return failure;
}

async function dialHost(dial: DialSite, host: MailHost): Promise<DialledSite> {
  const { memory } = dial;
  const attempt = (tls: "opportunistic" | "off") =>
    connectSmtp({ ...dial, host, tls, pipelining: memory.canPipeline(host.address) });
  let result = await attempt(memory.canEncrypt(host.address, performance.now()) ? "opportunistic" : "off");
  if (result.kind === "failed" && result.stage === "tls" && !dial.signal.aborted) {
    memory.cannotEncrypt(host.address, performance.now());
    result = await attempt("off");
  }
  if (result.kind === "open") return { kind: "open", connection: result.connection, host };
  if (!dial.isConnected(host.address) && !dial.signal.aborted) {
    memory.failed(host.address, result.verdict, performance.now());
  }
  return { kind: "failed", verdict: result.verdict, host };
}
