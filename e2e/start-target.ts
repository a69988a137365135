import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page of the company's own, to which the links of its mails lead. */
export type Target = { url: string; title: string; close: () => Promise<void> };

const title = "新茶のページ";

/** Serves one page on loopback: what a reader sees who follows a link. */
export async function startTarget(): Promise<Target> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="ja"><title>${title}</title><h1>${title}</h1></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/shincha`,
    title,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
