import { get } from "node:http";
import { connect } from "node:net";

/** A check that takes longer says "not yet". */
const limitInMilliseconds = 2_000;

/**
 * Whether a process answers: a URL with 2xx, or a loopback port by accepting.
 *
 * @param {{ http: string } | { tcp: number } | null} check null is always ready
 * @returns {Promise<boolean>}
 */
export function isReady(check) {
  if (check === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    if ("tcp" in check) {
      const socket = connect({ port: check.tcp, host: "127.0.0.1", timeout: limitInMilliseconds });
      const answer = (/** @type {boolean} */ value) => {
        socket.destroy();
        resolve(value);
      };
      socket.once("connect", () => answer(true));
      socket.once("timeout", () => answer(false));
      socket.once("error", () => answer(false));
      return;
    }
    const request = get(check.http, { timeout: limitInMilliseconds, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode !== undefined && response.statusCode >= 200 && response.statusCode < 300);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}
