import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command in the checkout with its output on the terminal. A signal to this process is passed on, and
 * ends this one too when the command has ended, unless somebody else here listens for it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function showCommand(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: "inherit" });
    /** @type {NodeJS.Signals | undefined} */
    let received;
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, pass);
    child.on("error", reject);
    child.on("exit", (code) => {
      for (const signal of forwarded) process.off(signal, pass);
      if (received && process.listenerCount(received) === 0) process.exit(128 + constants.signals[received]);
      resolve(code ?? 1);
    });
  });
}
