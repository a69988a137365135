import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { node24 } from "./node24.mjs";
import { placePostgres } from "./place-postgres.mjs";
import { ports } from "./ports.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { say as tell, took } from "./say.mjs";

const guard = fileURLToPath(new URL("./guard-postgres.mjs", import.meta.url));
const gibibyte = 1024 ** 3;
/** How long a server that is still ending, of an `up` that was killed, is waited for. */
const endingSeconds = 30;
const readySeconds = 60;

/**
 * A PostgreSQL of our own, from the binaries that npm brought, on a loopback port and with a data folder.
 * It stops when this process is gone, however it went.
 */
export class Postgres {
  /** @type {import("node:child_process").ChildProcess | null} */
  #guard = null;
  #options;

  /**
   * @param {object} options
   * @param {string} options.dataDirectory of the instance; the server's files are in pg/ below it
   * @param {number} [options.port] the wanted port; the next free one is taken
   * @param {(line: string) => void} [options.say]
   * @param {Readonly<Record<string, string>>} [options.settings] beside or instead of ours
   */
  constructor({ dataDirectory, port = 54_329, say = tell, settings = {} }) {
    this.#options = { dataDirectory, port, say, settings };
  }

  /**
   * Initialises the data folder once, and starts the server.
   *
   * @returns {Promise<{ url: string, port: number, settings: Readonly<Record<string, string>> }>} the superuser's URL
   * @throws {Error} in words: another version's data, a server already on it, or the end of the server's log
   */
  async start() {
    const { dataDirectory, say } = this.#options;
    mkdirSync(dataDirectory, { recursive: true });
    const place = await placePostgres(dataDirectory, say);
    const passwordFile = join(dataDirectory, "postgres-password");
    // The data folder was deleted to begin anew; what is kept outside of it belongs to it.
    if (place.isOutside && !existsSync(passwordFile)) rmSync(place.pgData, { recursive: true, force: true });
    const password = keepPassword(passwordFile);
    if (!existsSync(join(place.pgData, "PG_VERSION"))) await initialise(place, password, say);
    checkVersion(place);
    await waitForOther(place.pgData, say);

    const { database } = await ports({ database: this.#options.port }, { tell: say });
    const settings = { ...postgresSettings(memoryInBytes()), ...this.#options.settings };
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const logFile = join(dataDirectory, "logs", "postgres.log");
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, "a", 0o600);
    const who = place.user ? [String(place.user.uid), String(place.user.gid)] : ["-", "-"];
    const args = [guard, ...who, place.postgres, "-D", place.pgData, "-p", String(database), ...flags];
    this.#guard = spawn(node24, args, { detached: true, stdio: ["pipe", log, log] });
    // The pipe is only there to be closed; a guard that is gone first must not be an error of ours.
    this.#guard.stdin?.on("error", () => {});
    closeSync(log);
    await this.#ready(place.pgData, logFile);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${database}/postgres`,
      port: database,
      settings,
    };
  }

  /** Lets clients finish for some seconds, then ends the server; returns when it is gone. */
  async stop() {
    const running = this.#guard;
    this.#guard = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.stdin?.end();
    await gone;
  }

  /**
   * @param {string} pgData
   * @param {string} logFile
   */
  async #ready(pgData, logFile) {
    const deadline = performance.now() + readySeconds * 1_000;
    while (performance.now() < deadline) {
      if (this.#guard?.exitCode !== null) break;
      // Line 8 of postmaster.pid is the server's state, for pg_ctl; PostgreSQL source: miscadmin.h, LOCK_FILE_LINE_PM_STATUS.
      if (readPidFile(pgData)[7]?.trim() === "ready") return;
      await sleep(50);
    }
    await this.stop();
    throw new Error(
      `PostgreSQL did not start. The end of ${logFile}:\n${tail(readFileSync(logFile, "utf8"))}`,
    );
  }
}

/**
 * What the server is started with. Durability is never traded: fsync and full_page_writes stay on.
 *
 * @param {number} memory of the machine, in bytes
 * @returns {Record<string, string>}
 */
export function postgresSettings(memory) {
  const sharedInMebibytes = Math.max(128, Math.floor(Math.min(memory / 4, 2 * gibibyte) / 1024 ** 2));
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: `${sharedInMebibytes}MB`,
    max_wal_size: "4GB",
    random_page_cost: "1.1",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
  };
}

/** The container's limit where there is one, else the machine's memory. */
function memoryInBytes() {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** @param {string} file */
function keepPassword(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/**
 * Into a folder beside, renamed at the end: a start that was cut off leaves nothing that looks whole.
 *
 * @param {import("./place-postgres.mjs").PostgresPlace} place
 * @param {string} password
 * @param {(line: string) => void} say
 */
async function initialise(place, password, say) {
  const startedAt = performance.now();
  const fresh = `${place.pgData}.new`;
  rmSync(fresh, { recursive: true, force: true });
  place.makeDirectory(fresh);
  const passwordFile = join(fresh, "..", `password-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  place.give(passwordFile);
  const args = [
    `--pgdata=${fresh}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorting and case that are the same on every machine, whatever its locales are.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const { code, output } = await runCommand(place.initdb, args, {
    cwd: "/",
    timeoutSeconds: 120,
    ...place.user,
  });
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw new Error(`PostgreSQL could not make its data folder ${place.pgData}:\n${tail(output)}`);
  if (existsSync(place.pgData)) rmSync(place.pgData, { recursive: true });
  chmodSync(fresh, 0o700);
  renameSync(fresh, place.pgData);
  say(`PostgreSQL: data folder made in ${took(startedAt)}.`);
}

/** @param {import("./place-postgres.mjs").PostgresPlace} place */
function checkVersion({ pgData, major }) {
  const found = readFileSync(join(pgData, "PG_VERSION"), "utf8").trim();
  if (found === major) return;
  throw new Error(
    `The data in ${pgData} was written by PostgreSQL ${found}, and this version of Hikyaku brings PostgreSQL ${major}. ` +
      "Move it away to begin anew, or dump it with the old version and load it into the new one (pg_dump, psql).",
  );
}

/**
 * A server of an `up` that was killed a moment ago is waited for. A file that is left of one that is gone is
 * removed when its number now belongs to another program: PostgreSQL itself would refuse to start.
 *
 * @param {string} pgData
 * @param {(line: string) => void} say
 */
async function waitForOther(pgData, say) {
  for (let waited = 0; ; waited += 0.5) {
    const pid = Number.parseInt(readPidFile(pgData)[0] ?? "", 10);
    if (!(pid > 0)) return;
    const { code, output } = await runCommand("ps", ["-o", "comm=", "-p", String(pid)], {
      timeoutSeconds: 10,
    });
    // Without ps nothing is known; PostgreSQL's own check of the file remains.
    if (code === 127) return;
    if (code !== 0 || !output.includes("postgres")) {
      rmSync(join(pgData, "postmaster.pid"), { force: true });
      return;
    }
    if (waited === 0) say(`PostgreSQL (process ${pid}) of an earlier start is still ending …`);
    if (waited >= endingSeconds)
      throw new Error(
        `PostgreSQL (process ${pid}) runs on ${pgData} already. Is Hikyaku running in another terminal? Stop it there first.`,
      );
    await sleep(500);
  }
}

/** @param {string} pgData */
function readPidFile(pgData) {
  const file = join(pgData, "postmaster.pid");
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
