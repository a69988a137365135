import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { Child } from "./child.mjs";
import { say as tell, took } from "./say.mjs";

/** A log file that is larger than this at a start is moved to NAME.1.log first. */
const logLimitInBytes = 20 * 1024 * 1024;

/**
 * One process to keep alive.
 *
 * @typedef {object} ChildPlan
 * @property {string} name in lines for people, and of its log file
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string | undefined>>} env the whole environment of the process
 * @property {string} [cwd]
 * @property {{ http: string } | { tcp: number } | null} ready URL that answers 2xx, or loopback port that accepts, once it works
 */

/**
 * Starts a table of processes, starts again the ones that die, and stops them in the order of the table.
 * Each runs in a process group of its own, with its output in LOGS/NAME.log, and with an IPC channel:
 * `stop-with-parent.mjs` in the process ends it when the supervisor is gone.
 */
export class Supervisor {
  /** @type {Child[]} */
  #children;
  /** @type {Map<string, number>} */
  #logs = new Map();
  #readySeconds;
  #say;

  /**
   * @param {object} options
   * @param {readonly ChildPlan[]} options.children in the order in which they are stopped
   * @param {string} options.logDirectory
   * @param {(line: string) => void} [options.say]
   * @param {number} [options.readySeconds] how long a process may take to become ready at the start
   * @param {number} [options.stopSeconds] how long each may take to stop before it is killed
   */
  constructor({ children, logDirectory, say = tell, readySeconds = 60, stopSeconds = 25 }) {
    mkdirSync(logDirectory, { recursive: true });
    this.#say = say;
    this.#readySeconds = readySeconds;
    this.#children = children.map((plan) => {
      const logFile = join(logDirectory, `${plan.name}.log`);
      const log = openLog(logFile);
      this.#logs.set(plan.name, log);
      return new Child({ plan, log, logFile, say, stopSeconds });
    });
  }

  /**
   * Starts all, the last of the table first, and returns when all are ready.
   *
   * @throws {Error} one ended three times or was not ready in time; the message has the end of its log. All are stopped then
   */
  async start() {
    const startedAt = performance.now();
    const starts = [...this.#children].reverse().map((child) => child.start(this.#readySeconds));
    try {
      await Promise.all(starts);
    } catch (error) {
      await this.stop();
      throw error;
    }
    if (this.#children.some((child) => child.status().state === "stopped")) return;
    this.#say(`${this.#children.map((child) => child.name).join(", ")}: ready in ${took(startedAt)}.`);
  }

  /** Stops one after the other in the order of the table; returns when no process of any group is left. */
  async stop() {
    for (const child of this.#children) await child.stop();
    for (const log of this.#logs.values()) closeSync(log);
    this.#logs.clear();
  }

  /** Kills all at once. */
  kill() {
    for (const child of this.#children) child.kill();
  }

  /** @returns {{ name: string, pid: number | null, state: import("./child.mjs").ChildState, restarts: number }[]} */
  status() {
    return this.#children.map((child) => child.status());
  }
}

/** @param {string} file */
function openLog(file) {
  if (existsSync(file) && statSync(file).size > logLimitInBytes)
    renameSync(file, file.replace(/\.log$/, ".1.log"));
  return openSync(file, "a", 0o600);
}
