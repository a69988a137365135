import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bodyCapInBytes } from "./body-cap-in-bytes";
import type { parseRanges } from "./client-address";
import { clientAddress, isTrusted } from "./client-address";
import { loggedRoute } from "./logged-route";
import { type Origins, type Route, routeRequest, type Site } from "./route-request";
import { securityHeaders } from "./security-headers";

export type EdgeSettings = {
  origins: Origins;
  trusted: ReturnType<typeof parseRanges>;
  isDevelopment: boolean;
};

export type Edge = {
  settings: EdgeSettings;
  /** What answers the requests that are let through. */
  handle: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Text of `/api/metrics`, for this machine alone. */
  metrics: () => Promise<string>;
  isStopping: () => boolean;
  /** Told once per request, when its answer is finished or broken off. */
  observe: (facts: {
    requestId: string;
    method: string;
    route: string;
    site: Site;
    status: number;
    durationMs: number;
  }) => void;
};

/** Headers by which proxies and Next speak to the app: from a client they are lies. */
const spoken =
  /^(forwarded|x-real-ip|x-forwarded-.*|x-hikyaku-(?:address|path)|x-middleware-.*|x-invoke-.*|x-matched-path|x-vercel-.*|x-now-.*|content-security-policy(-report-only)?)$/;
const requestIdShape = /^[A-Za-z0-9-]{8,64}$/;

function removeSpoken(request: IncomingMessage): boolean {
  const names = Object.keys(request.headers).filter((name) => spoken.test(name));
  for (const name of names) delete request.headers[name];
  request.rawHeaders = request.rawHeaders.filter(
    (_, at, all) => !spoken.test((all[at - (at % 2)] ?? "").toLowerCase()),
  );
  return names.some((name) => name !== "content-security-policy");
}

/**
 * Refuses a body that is announced too large, and breaks one off that turns out so, before anything has read it whole.
 *
 * @returns false when it was refused
 */
function capBody(request: IncomingMessage, response: ServerResponse, capInBytes: number): boolean {
  const tooLarge = () => {
    if (response.headersSent) request.destroy();
    else
      refuse(
        response.once("finish", () => request.destroy()),
        413,
      );
  };
  let seen = 0;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    seen += chunk instanceof Uint8Array ? chunk.byteLength : 0;
    if (seen <= capInBytes) return push(chunk, encoding);
    tooLarge();
    return false;
  };
  const isAllowed = Number(request.headers["content-length"] ?? 0) <= capInBytes;
  if (!isAllowed) tooLarge();
  return isAllowed;
}

const texts: Readonly<Record<number, string>> = {
  400: "This address is not written as one",
  404: "Not found",
  405: "This method is not served",
  413: "The body is too large",
  421: "This host is not served here",
};

function refuse(response: ServerResponse, status: number): void {
  const headers = { "content-type": "text/plain; charset=utf-8", connection: "close" };
  response.writeHead(status, headers).end(`${texts[status] ?? ""}\n`);
}

/**
 * The path, decoded, by which the site is decided; null for one that two readers could read differently (`/a/../o/x`,
 * `//host`, a whole URL, a broken escape).
 */
function readPath(url: string): string | null {
  const [raw = "/"] = url.split("?");
  if (!raw.startsWith("/") || raw.startsWith("//") || new URL(raw, "http://x").pathname !== raw) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}

/**
 * The listener in front of the app: decides by port and Host which site is asked, believes nothing that a client says about
 * itself, sets the answer's protective headers and bounds the body. It knows nothing of what answers behind it.
 *
 * @param door the port that it listens on
 */
export function makeEdge(door: Site, edge: Edge): RequestListener {
  return (request, response) => {
    const { settings } = edge;
    const startedAt = performance.now();
    const path = readPath(request.url ?? "/");
    if (path === null) {
      refuse(response, 400);
      return;
    }
    const method = request.method ?? "GET";
    const peer = request.socket.remoteAddress;
    const isProxied = isTrusted(peer, settings.trusted);
    const forwardedFor = request.headers["x-forwarded-for"];
    const address = clientAddress(
      peer,
      Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor,
      settings.trusted,
    );
    const wasForwarded = removeSpoken(request);
    const given = request.headers["x-request-id"];
    const requestId =
      isProxied && typeof given === "string" && requestIdShape.test(given) ? given : randomUUID();
    const route = routeRequest({ door, host: request.headers.host ?? "", path, method }, settings.origins);
    const site = route.kind === "redirect" ? "app" : route.site;
    const nonce = randomBytes(16).toString("base64");
    const headers = securityHeaders({ site, path, nonce, ...settings });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("x-request-id", requestId);
    if (edge.isStopping()) response.setHeader("connection", "close");
    Object.assign(request.headers, {
      "x-hikyaku-address": address,
      // Next does not tell a layout which page it is for; sign-in leads back there.
      "x-hikyaku-path": request.url ?? "/",
      "x-request-id": requestId,
      "x-forwarded-proto": new URL(settings.origins[site]).protocol.slice(0, -1),
      "x-forwarded-host": site === "tracking" ? request.headers.host : new URL(settings.origins[site]).host,
      "content-security-policy": headers["content-security-policy"],
    });
    response.once("close", () =>
      edge.observe({
        requestId,
        method,
        route: loggedRoute(path),
        site,
        status: response.writableFinished ? response.statusCode : 499,
        durationMs: Math.round(performance.now() - startedAt),
      }),
    );
    answer({ edge, route, request, response, path, isLocal: isLoopback(peer) && !wasForwarded });
  };
}

const isLoopback = (peer: string | undefined) => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(peer ?? "");

type Exchange = {
  edge: Edge;
  route: Route;
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  isLocal: boolean;
};

function answer(exchange: Exchange): void {
  const { edge, route, request, response, path } = exchange;
  if (route.kind === "redirect")
    response.writeHead(308, { location: `${route.location}${request.url ?? "/"}` }).end();
  else if (route.kind === "refuse") refuse(response, route.status);
  else if (request.method === "TRACE") refuse(response, 405);
  else if (path === "/api/metrics") void tellMetrics(exchange);
  else if (path === "/api/ready" && edge.isStopping())
    response.writeHead(503, { "content-type": "application/json" }).end('{"ok":false}');
  else if (capBody(request, response, bodyCapInBytes(route.site, path))) void edge.handle(request, response);
}

async function tellMetrics({ edge, response, isLocal }: Exchange): Promise<void> {
  if (!isLocal) refuse(response, 404);
  else response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(await edge.metrics());
}
