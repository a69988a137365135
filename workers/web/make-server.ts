import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

const seconds = 1_000;

/**
 * An HTTP server that slow or silent clients cannot hold open: 15 s for the headers, 5 min for the largest body, 65 s
 * between requests (a little more than the 60 s that load balancers wait).
 */
export function makeServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 15 * seconds,
      requestTimeout: 300 * seconds,
      keepAliveTimeout: 65 * seconds,
      connectionsCheckingInterval: 5 * seconds,
      maxHeaderSize: 16_384,
    },
    listener,
  );
  server.maxHeadersCount = 100;
  server.on("clientError", (_, socket) => {
    if (socket.writable)
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}

/** Answers that never end by themselves are ended when the process stops; their clients connect again elsewhere. */
const isEndless = (response: ServerResponse) =>
  String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");

/**
 * Stops servers in order: no new connections, what is under way is finished, event streams are ended at once, and after
 * `limitMs` the rest is cut.
 */
export async function stopServers(
  servers: readonly Server[],
  underWay: ReadonlySet<ServerResponse>,
  limitMs: number,
): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const response of underWay) if (isEndless(response)) response.end();
  for (const server of servers) server.closeIdleConnections();
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, limitMs);
  // An answer that ends while we wait leaves an idle connection behind.
  const sweep = setInterval(() => {
    for (const server of servers) server.closeIdleConnections();
  }, 100);
  await Promise.all(closed);
  clearTimeout(cut);
  clearInterval(sweep);
}
