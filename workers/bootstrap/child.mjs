import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isReady } from "./is-ready.mjs";
import { tail } from "./run-command.mjs";

/** The first wait before a restart; it doubles up to the longest one. */
const firstWaitSeconds = 1;
const longestWaitSeconds = 30;
/** A process that lived this long was well; its next restart begins with the first wait. */
const healthySeconds = 60;
/** So many ends before it was ever ready, and the start has failed. */
const failedStarts = 3;

/** @typedef {"stopped" | "starting" | "running" | "waiting" | "stopping"} ChildState */

/**
 * How long to wait before a process is started again: 1 s after its first end, doubling to 30 s.
 *
 * @param {number} ends ends in a row, from 1
 */
export const restartWaitSeconds = (ends) => Math.min(firstWaitSeconds * 2 ** (ends - 1), longestWaitSeconds);

/** One process and its restarts. */
export class Child {
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;
  /** @type {ChildState} */
  #state = "stopped";
  #restarts = 0;
  #endsInARow = 0;
  #wasReady = false;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #ended = Promise.resolve();
  #options;

  /** @param {{ plan: import("./supervisor.mjs").ChildPlan, log: number, logFile: string, say: (line: string) => void, stopSeconds: number }} options */
  constructor(options) {
    this.#options = options;
  }

  get name() {
    return this.#options.plan.name;
  }

  status() {
    return { name: this.name, pid: this.#process?.pid ?? null, state: this.#state, restarts: this.#restarts };
  }

  /** @param {number} readySeconds */
  async start(readySeconds) {
    this.#spawn();
    const deadline = performance.now() + readySeconds * 1_000;
    while (performance.now() < deadline) {
      if (this.#state === "stopping" || this.#state === "stopped") return;
      if (this.#endsInARow >= failedStarts) throw this.#failure(`ended ${failedStarts} times at its start`);
      if (this.#state === "starting" && (await isReady(this.#options.plan.ready))) {
        this.#becomeReady();
        return;
      }
      await sleep(100);
    }
    throw this.#failure(`was not ready within ${readySeconds} s`);
  }

  async stop() {
    clearTimeout(this.#timer);
    const running = this.#process;
    this.#state = running ? "stopping" : "stopped";
    if (!running?.pid) return;
    running.kill("SIGTERM");
    const timer = setTimeout(() => {
      this.#options.say(`${this.name} did not stop within ${this.#options.stopSeconds} s; it is killed.`);
      this.kill();
    }, this.#options.stopSeconds * 1_000);
    await this.#ended;
    clearTimeout(timer);
    this.#state = "stopped";
    // What it had started itself and left behind was killed with its group, and is gone in a moment.
    for (let tries = 0; tries < 100 && killGroup(running.pid); tries += 1) await sleep(10);
  }

  kill() {
    clearTimeout(this.#timer);
    if (this.#state !== "stopped") this.#state = "stopping";
    if (this.#process?.pid) killGroup(this.#process.pid);
  }

  #spawn() {
    const { plan, log } = this.#options;
    this.#state = "starting";
    // Detached: a group of its own, which Ctrl-C in the terminal does not reach. The order of the stop is ours.
    const started = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: { ...plan.env },
      detached: true,
      stdio: ["ignore", log, log, "ipc"],
    });
    this.#process = started;
    const startedAt = performance.now();
    this.#ended = new Promise((resolve) => {
      const end = (/** @type {string} */ how) => {
        if (this.#process !== started) return;
        this.#process = null;
        if (started.pid) killGroup(started.pid);
        if (performance.now() - startedAt > healthySeconds * 1_000) this.#endsInARow = 0;
        resolve();
        this.#afterEnd(how);
      };
      started.once("error", (error) => end(error.message));
      started.once("exit", (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
    });
  }

  /** @param {string} how */
  #afterEnd(how) {
    if (this.#state === "stopping" || this.#state === "stopped") return;
    this.#endsInARow += 1;
    const wait = restartWaitSeconds(this.#endsInARow);
    this.#state = "waiting";
    this.#options.say(
      `${this.name} has ended (${how}); it starts again in ${wait} s. Log: ${this.#options.logFile}`,
    );
    this.#timer = setTimeout(() => {
      this.#restarts += 1;
      this.#spawn();
      // The first start() watches its own restarts; later ones are watched here.
      if (this.#wasReady) void this.#watchRestart();
    }, wait * 1_000);
  }

  async #watchRestart() {
    const watched = this.#process;
    while (this.#process === watched && this.#state === "starting") {
      if (await isReady(this.#options.plan.ready)) {
        if (this.#process === watched && this.#state === "starting") this.#becomeReady();
        return;
      }
      await sleep(250);
    }
  }

  #becomeReady() {
    this.#state = "running";
    if (this.#restarts > 0) this.#options.say(`${this.name} runs again.`);
    this.#wasReady = true;
  }

  /** @param {string} what */
  #failure(what) {
    const { logFile } = this.#options;
    return new Error(`${this.name} ${what}. The end of ${logFile}:\n${tail(readFileSync(logFile, "utf8"))}`);
  }
}

/**
 * Kills what is left of a process group.
 *
 * @param {number} leader pid of the process that the group was made for
 * @returns {boolean} false when nothing was left
 */
function killGroup(leader) {
  try {
    process.kill(-leader, "SIGKILL");
    return true;
  } catch (error) {
    // macOS says EPERM of a group that has only ended processes.
    if (["ESRCH", "EPERM"].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")) return false;
    throw error;
  }
}
