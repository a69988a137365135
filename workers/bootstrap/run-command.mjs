import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** Kills what `runCommand` runs now, with all that it has started. */
export function killCommands() {
  for (const { pid } of running)
    try {
      if (pid) process.kill(-pid, "SIGKILL");
    } catch {
      // It has just ended by itself.
    }
}
process.on("exit", killCommands);
/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * The groups of the commands are not the terminal's: Ctrl-C reaches only us. Who listens himself ends us himself.
 *
 * @param {NodeJS.Signals} signal
 */
function interrupt(signal) {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

/** @param {import("node:child_process").ChildProcess} child */
function begin(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, interrupt);
  running.add(child);
}

/** @param {import("node:child_process").ChildProcess} child */
function end(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of signals) process.off(signal, interrupt);
}

/**
 * Runs a command to its end, in a process group of its own, and keeps what it printed. Never throws: a command that cannot be
 * started has code 127, one that ran too long is killed and has code 124 (as timeout(1) says).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number, uid?: number | undefined, gid?: number | undefined }} [options]
 * @returns {Promise<{ code: number, output: string }>} both streams in the order of arrival
 */
export function runCommand(command, args, options = {}) {
  const { cwd, env, timeoutSeconds = 600, uid, gid } = options;
  return new Promise((resolve) => {
    const who = uid === undefined ? {} : { uid, gid };
    const child = spawn(command, args, {
      cwd,
      env,
      ...who,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    begin(child);
    /** @type {Buffer[]} */
    const chunks = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    }, timeoutSeconds * 1_000);
    const finish = (/** @type {number} */ code) => {
      end(child);
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, output: Buffer.concat(chunks).toString("utf8") });
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => {
      chunks.push(Buffer.from(error.message));
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal ? 1 : 0)));
  });
}

/**
 * The last lines of a long output, indented, for a message to a person.
 *
 * @param {string} output
 * @param {number} [count]
 */
export function tail(output, count = 15) {
  return output
    .trimEnd()
    .split("\n")
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
}
