import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Histogram } from "prom-client";
import type { Env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { registry } from "@/server/platform/metrics";
import { parseRanges } from "./client-address";
import { type Edge, makeEdge } from "./make-edge";
import { makeServer, stopServers } from "./make-server";
import type { Site } from "./route-request";

/** Less than the 10 s after which the supervisor kills. */
const stopLimitMs = 8_000;

const durations = new Histogram({
  name: "hikyaku_http_request_seconds",
  help: "Requests by site, method and status class",
  labelNames: ["site", "method", "status"] as const,
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

function observe(facts: Parameters<Edge["observe"]>[0]): void {
  const { site, method, status, durationMs, route, requestId } = facts;
  durations.observe({ site, method, status: `${Math.floor(status / 100)}xx` }, durationMs / 1_000);
  const fields = { requestId, method, route, host: site, status: String(status), durationMs };
  if (status >= 500) log.error("request", fields);
  else if (route.startsWith("/_next/") || route === "/api/health") log.debug("request", fields);
  else log.info("request", fields);
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

export type Behind = {
  settings: Env;
  isDevelopment: boolean;
  /** What answers the requests that are let through. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** In development, the socket by which changed pages are announced. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown;
};

/**
 * Listens on the ports of the three sites until SIGTERM or SIGINT: then readiness is 503, what is under way is finished
 * (8 s at most), and the process ends.
 *
 * @throws Error a port is busy, or TRUSTED_PROXIES is not a list of ranges
 */
export async function serveSites({ settings, isDevelopment, handle, upgrade }: Behind): Promise<void> {
  const { APP_ORIGIN: app, CONTENT_ORIGIN: content, TRACKING_ORIGIN: tracking } = settings;
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  const edge: Edge = {
    settings: {
      origins: { app, content, tracking },
      trusted: parseRanges(settings.TRUSTED_PROXIES),
      isDevelopment,
    },
    handle: (request, response) => {
      underWay.add(response);
      response.once("close", () => underWay.delete(response));
      return handle(request, response);
    },
    metrics: () => registry.metrics(),
    isStopping: () => isStopping,
    observe,
  };
  const doors: readonly [Site, number][] = [
    ["app", settings.WEB_PORT],
    ["content", settings.CONTENT_PORT],
    ["tracking", settings.TRACKING_PORT],
  ];
  const servers: Server[] = [];
  for (const [door, port] of doors) {
    const server = makeServer(makeEdge(door, edge));
    if (upgrade && door === "app") server.on("upgrade", upgrade);
    await listen(server, port, settings.WEB_HOST);
    servers.push(server);
    log.info("listening", { process: "web", host: door, port });
  }
  const stop = (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info("stopping", { process: "web", signal });
    void stopServers(servers, underWay, stopLimitMs).then(() => process.exit(0));
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}
