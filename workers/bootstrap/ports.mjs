import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { say } from "./say.mjs";

/** How many ports above the wanted one are tried. */
const tries = 200;

/**
 * A free port for each name: the wanted one, or the next above it, which is said. No two names share one.
 *
 * @template {string} Name
 * @param {Readonly<Record<Name, number>>} wanted 0 lets the system choose
 * @param {{ host?: string, tell?: (line: string) => void }} [options]
 * @returns {Promise<Record<Name, number>>}
 * @throws {Error} none of 200 ports is free
 */
export async function ports(wanted, { host = "127.0.0.1", tell = say } = {}) {
  /** @type {Record<string, number>} */
  const chosen = {};
  for (const [name, first] of Object.entries(wanted)) {
    const port = await freePort(Number(first), host, new Set(Object.values(chosen)));
    if (first !== 0 && port !== first) tell(`Port ${first} is busy; ${name} takes ${port}.`);
    chosen[name] = port;
  }
  return /** @type {Record<Name, number>} */ (chosen);
}

/**
 * @param {number} first
 * @param {string} host
 * @param {ReadonlySet<number>} taken
 */
async function freePort(first, host, taken) {
  for (let step = 0; step < tries; step += 1) {
    const port = first === 0 ? 0 : first + step;
    if (taken.has(port)) continue;
    const bound = await tryTcp(port, host);
    if (bound !== null && !taken.has(bound) && (await tryUdp(bound, host))) return bound;
  }
  throw new Error(`No port from ${first} to ${first + tries - 1} is free on ${host}.`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | null>} the port that was bound, null when it is busy or not allowed
 */
function tryTcp(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/**
 * A name server needs the same number for datagrams.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function tryUdp(port, host) {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.once("error", () => resolve(false));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
