import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ports } from "./ports.mjs";

const open: { close: (done: () => void) => unknown }[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) await new Promise<void>((resolve) => socket.close(resolve));
});

/** A port that was free a moment ago, with free ones above it. */
async function freeBase() {
  const { base } = await ports({ base: 0 });
  return Math.min(base, 60_000);
}

test("a busy port is stepped over, and said so", async () => {
  const busy = createServer();
  open.push(busy);
  const port = await new Promise<number>((resolve) =>
    busy.listen(0, "127.0.0.1", () => resolve((busy.address() as { port: number }).port)),
  );
  const said: string[] = [];
  const { web } = await ports({ web: port }, { tell: (line) => said.push(line) });
  expect(web).toBeGreaterThan(port);
  expect(said).toEqual([`Port ${port} is busy; web takes ${web}.`]);
});

test("a port whose datagrams are taken is busy too", async () => {
  const busy = createSocket("udp4");
  open.push(busy);
  const port = await new Promise<number>((resolve) =>
    busy.bind(0, "127.0.0.1", () => resolve(busy.address().port)),
  );
  expect((await ports({ dns: port }, { tell: () => undefined })).dns).toBeGreaterThan(port);
});

test("two names that want the same port get two", async () => {
  const base = await freeBase();
  const chosen = await ports({ web: base, content: base }, { tell: () => undefined });
  expect(chosen.content).toBeGreaterThan(chosen.web);
});
