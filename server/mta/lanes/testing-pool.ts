import type { MxAnswer } from "@/server/mta/dns/resolve-mx";
import { testingTimeouts } from "@/server/mta/smtp/testing-peer";
import { DeliveryPool } from "./delivery-pool";
import type { DeliveryPoolOptions } from "./delivery-pool-options";
import type { OutboundMessage } from "./outbound-message";
import type { Outcome } from "./outcome";

/** A pool that collects its outcomes. */
export type TestingPool = {
  readonly pool: DeliveryPool;
  readonly outcomes: readonly Outcome[];
  /** Submits, and waits until each message that was ever submitted has its outcome. */
  deliver(messages: readonly OutboundMessage[]): Promise<readonly Outcome[]>;
  outcomeOf(id: string): Outcome | undefined;
};

export function makeTestingPool(port: number, options: Partial<DeliveryPoolOptions> = {}): TestingPool {
  const outcomes: Outcome[] = [];
  let notify: (() => void) | null = null;
  const pool = new DeliveryPool({
    route: { kind: "private", allowed: ["127.0.0.0/8"], port },
    resolveMx: async (): Promise<MxAnswer> => ({
      kind: "hosts",
      hosts: [{ name: "mx.example.test", addresses: ["127.0.0.1"] }],
    }),
    ehloName: "sender.test",
    maxConnections: 20,
    maxConnectionsPerSite: 20,
    messagesPerConnection: 100,
    idleSeconds: 0.5,
    timeouts: testingTimeouts,
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      if (pool.size === 0) notify?.();
    },
    ...options,
  });
  return {
    pool,
    outcomes,
    async deliver(messages) {
      const done = new Promise<void>((resolve) => {
        notify = resolve;
      });
      for (const message of messages) pool.submit(message);
      await done;
      return outcomes;
    },
    outcomeOf: (id) => outcomes.find((outcome) => outcome.id === id),
  };
}

export function makeMessage(id: string, over: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id,
    flow: "flow",
    domain: "example.test",
    envelopeFrom: `b-${id}@bounce.example.test`,
    recipient: `r-${id}@example.test`,
    stream: "bulk",
    build: async () => Buffer.from(`Message-ID: <${id}@example.test>\r\n\r\nHello ${id}\r\n`),
    gate: async () => true,
    ...over,
  };
}

/** Messages numbered from 1, under a prefix. */
export function makeMessages(
  count: number,
  prefix: string,
  over: Partial<OutboundMessage> = {},
): OutboundMessage[] {
  return Array.from({ length: count }, (_, at) => makeMessage(`${prefix}${at + 1}`, over));
}
