import type { MxAnswer } from "@/server/mta/dns/resolve-mx";
import type { MailRoute } from "@/server/mta/smtp/mail-route";
import type { SmtpTimeouts } from "@/server/mta/smtp/smtp-timeouts";
import type { HostBackOff } from "./host-memory";
import type { Outcome } from "./outcome";

export type DeliveryPoolOptions = {
  readonly route: MailRoute;
  /** Not asked under the inbox route. It keeps its own cache and time limit. */
  readonly resolveMx: (domain: string) => Promise<MxAnswer>;
  /** The name that we greet with: the forward-confirmed name of the egress address. */
  readonly ehloName: string;
  /** The egress address to bind; the system's choice without. */
  readonly localAddress?: string;
  readonly maxConnections: number;
  readonly maxConnectionsPerSite: number;
  readonly messagesPerConnection: number;
  /** A connection with nothing to do is kept this long. */
  readonly idleSeconds: number;
  readonly timeouts: SmtpTimeouts;
  /** How many messages `freeSlots` invites; 1,000 or 20 per connection without, whichever is more. */
  readonly maxHeld?: number;
  /** Share of a flow relative to the others; 1 each without. */
  readonly weightOf?: (flow: string) => number;
  readonly hostBackOff?: HostBackOff;
  /**
   * Called once for each message, in the order in which they end. It must not throw: an outcome that cannot
   * be taken is a mail whose fate is forgotten, and the process ends.
   */
  readonly onOutcome: (outcome: Outcome) => void;
};
