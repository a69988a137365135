import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { holdNodeLock, recoverMail } from "@/server/domain/sends/recover-mail";
import { makeAddressGuard } from "@/server/mta/dns/address-guard";
import { DnsClient } from "@/server/mta/dns/dns-client";
import { resolveMx } from "@/server/mta/dns/resolve-mx";
import { DeliveryPool } from "@/server/mta/lanes/delivery-pool";
import { routeOf } from "@/server/mta/smtp/route-of";
import { smtpTimeouts } from "@/server/mta/smtp/smtp-timeouts";
import { env } from "@/server/platform/env";
import { errorFields, log } from "@/server/platform/log";
import { mailHeld, mailOutcomes, mailRecovered } from "@/server/platform/metrics";
import { SendingNode } from "./mta/sending-node";
import { runProcess } from "./run-process";

const messagesPerConnection = 100;
const idleSeconds = 5;
const stopSeconds = 20;

let node: SendingNode | undefined;
let releaseLock: (() => Promise<void>) | undefined;
let meter: NodeJS.Timeout | undefined;

async function start(): Promise<void> {
  const settings = env();
  const owner = `${hostname()}:${process.pid}:${randomBytes(6).toString("hex")}`;
  const dns = new DnsClient({ servers: settings.DNS_SERVERS });
  const isAllowed = makeAddressGuard(
    settings.MAIL_ROUTE === "private" ? settings.MTA_ALLOWED_PRIVATE_MX : [],
  );
  releaseLock = await holdNodeLock(owner);
  const { due, unknown } = await recoverMail();
  mailRecovered.inc({ state: "leased" }, due);
  mailRecovered.inc({ state: "sending" }, unknown);
  if (due + unknown > 0) log.warn("took back mail of a lost node", { count: due, unknown });
  const started = new SendingNode({
    owner,
    leaseSeconds: settings.MTA_LEASE_SECONDS,
    unknownRetrySeconds: settings.MTA_UNKNOWN_RETRY_SECONDS,
    returnPathDomain: settings.RETURN_PATH_DOMAIN,
    makePool: (onOutcome) =>
      new DeliveryPool({
        route: routeOf(settings),
        resolveMx: (domain) => resolveMx(dns, domain, { isAllowed, random: Math.random }),
        ehloName: settings.MTA_EHLO_NAME,
        maxConnections: settings.MTA_MAX_CONNECTIONS,
        maxConnectionsPerSite: settings.MTA_CONNECTIONS_PER_SITE,
        messagesPerConnection,
        idleSeconds,
        timeouts: smtpTimeouts,
        onOutcome: (outcome) => {
          mailOutcomes.inc({ kind: outcome.kind });
          onOutcome(outcome);
        },
      }),
  });
  await started.start();
  node = started;
  meter = setInterval(() => mailHeld.set(started.heldCount), 1_000);
}

async function stop(): Promise<void> {
  clearInterval(meter);
  await node?.stop(stopSeconds);
  await releaseLock?.().catch((error: unknown) =>
    log.warn("the node lock was lost before the stop", errorFields(error)),
  );
}

await runProcess(() => ({
  name: "mta",
  port: env().MTA_PORT,
  start,
  stop,
  isReady: () => node !== undefined,
}));
