import { randomUUID } from "node:crypto";
import { DeliveryPool } from "@/server/mta/lanes/delivery-pool";
import type { DeliveryPoolOptions } from "@/server/mta/lanes/delivery-pool-options";
import { smtpTimeouts } from "@/server/mta/smtp/smtp-timeouts";
import { SendingNode } from "./sending-node";

/** A node that sends as the product does, over so many connections, where the route and the resolver lead. Whoever starts it stops it. */
export async function startTestNode(
  way: Pick<DeliveryPoolOptions, "route" | "resolveMx">,
  connections: number,
): Promise<SendingNode> {
  const node = new SendingNode({
    owner: `test:${randomUUID()}`,
    leaseSeconds: 60,
    unknownRetrySeconds: 60,
    returnPathDomain: "bounce.example.test",
    makePool: (onOutcome) =>
      new DeliveryPool({
        ...way,
        ehloName: "mta.example.test",
        maxConnections: connections,
        maxConnectionsPerSite: connections,
        messagesPerConnection: 100,
        idleSeconds: 1,
        timeouts: smtpTimeouts,
        onOutcome,
      }),
  });
  await node.start();
  return node;
}

/** Everything to one address of this machine, with no question to any name server. */
export const toInbox = (port: number): Pick<DeliveryPoolOptions, "route" | "resolveMx"> => ({
  route: { kind: "inbox", host: "127.0.0.1", port },
  resolveMx: () => Promise.reject(new Error("not asked")),
});
