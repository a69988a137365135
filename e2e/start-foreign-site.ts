import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type ForeignSite = { origin: string; close: () => Promise<void> };

/**
 * Serves an empty page under any path, on an origin that is not ours.
 *
 * @param host `localhost` is another site than 127.0.0.1; 127.0.0.1 with another port is a sibling, to which a browser sends our
 *   SameSite cookies
 */
export async function startForeignSite(host: "localhost" | "127.0.0.1"): Promise<ForeignSite> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Elsewhere</title><body></body>");
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
