import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { databaseUrls } from "./database-urls.mjs";
import { instanceSettings, wantedPorts } from "./instance-settings.mjs";
import { node24, withTypeScript } from "./node24.mjs";
import { ports } from "./ports.mjs";
import { Postgres } from "./postgres.mjs";
import { processes, recordsFile } from "./processes.mjs";
import { root } from "./root.mjs";
import { killCommands, runCommand, tail } from "./run-command.mjs";
import { say as tell, took } from "./say.mjs";
import { secrets } from "./secrets.mjs";
import { Supervisor } from "./supervisor.mjs";
import { systemEnvironment } from "./system-environment.mjs";

/**
 * All of Hikyaku on this machine: a database, the demo's data, and the processes, in a data folder of its own.
 * Two instances in two folders do not meet. Its settings come from the caller alone, not from this process's environment.
 */
export class Instance {
  #options;
  /** @type {Postgres | null} */
  #postgres = null;
  /** @type {Supervisor[]} */
  #supervisors = [];
  /** @type {Promise<unknown> | null} */
  #starting = null;
  #isStopping = false;
  #file;

  /**
   * @param {object} options
   * @param {string} options.dataDirectory
   * @param {Readonly<Record<string, string | undefined>>} [options.settings] stand over what is generated; names of .env.example
   * @param {readonly string[]} [options.without] names of processes that are not wanted ("inbox" when the caller receives itself)
   * @param {boolean} [options.isDevelopment] the pages are made as they are asked for, and made again when a file changes
   * @param {boolean} [options.seed] false leaves the database without the demo
   * @param {(line: string) => void} [options.say]
   */
  constructor({
    dataDirectory,
    settings = {},
    without = [],
    isDevelopment = false,
    seed = true,
    say = tell,
  }) {
    this.#options = { dataDirectory, settings, without, isDevelopment, seed, say };
    this.#file = join(dataDirectory, "instance.json");
  }

  /**
   * @returns {Promise<{ env: Record<string, string>, inboxUrl: string | null, people: { name: string, email: string, password: string, role: string }[], isNew: boolean }>}
   *   the settings of its processes, secrets included, who can sign in, and whether the demo's data was made now
   * @throws {Error} in words; what had been started is stopped then
   */
  async start() {
    const { dataDirectory } = this.#options;
    mkdirSync(dataDirectory, { recursive: true });
    this.#refuseSecond();
    const starting = this.#startAll();
    this.#starting = starting.catch(() => {});
    try {
      return await starting;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #startAll() {
    const { dataDirectory, without, isDevelopment, say } = this.#options;
    const settings = {
      // Two instances have two databases: what was noted of one says nothing of the other.
      AUDIT_ANCHORS_FILE: join(dataDirectory, "audit-anchors.jsonl"),
      ...this.#options.settings,
    };
    const kept = secrets(join(dataDirectory, "secrets.json"));
    const adminUrl = settings.DATABASE_URL || (await this.#startPostgres());
    const { ADMIN_DATABASE_URL, ...urls } = databaseUrls(adminUrl, kept, settings);
    let taken = await ports(wantedPorts(settings), { tell: say });
    let env = instanceSettings({ settings, secrets: kept, urls, ports: taken, isDevelopment });

    await this.#runScript("workers/cli/prepare.ts", { ...env, ADMIN_DATABASE_URL });
    const isWanted = (/** @type {{ name: string }} */ { name }) => !without.includes(name);
    const table = processes({ env, ports: taken, dataDirectory }).filter(isWanted);
    // The demo's domains are checked against the local name server, so that runs before the seed.
    await this.#supervise(table.filter(({ isSupport }) => isSupport));
    const { people = [], isNew = false } = this.#options.seed ? await this.#seed(env) : {};
    if (!isDevelopment && table.some(({ name }) => name === "web")) await build();
    // Another instance may have begun during the build: what is still free is kept, so mails and pages name the right ports.
    const { inboxSmtp, inbox, dns, ...waiting } = taken;
    taken = { inboxSmtp, inbox, dns, ...(await ports(waiting, { tell: say })) };
    env = instanceSettings({ settings, secrets: kept, urls, ports: taken, isDevelopment });
    await this.#supervise(
      processes({ env, ports: taken, dataDirectory }).filter((one) => isWanted(one) && !one.isSupport),
    );

    const inboxUrl = without.includes("inbox") ? null : `http://127.0.0.1:${taken.inbox}`;
    writeFileSync(this.#file, JSON.stringify({ pid: process.pid, env, inboxUrl, people }, null, 2), {
      mode: 0o600,
    });
    chmodSync(this.#file, 0o600);
    return { env, inboxUrl, people, isNew };
  }

  /**
   * Some of the demo's customers read their mail, so that reports have something to show. It goes on by itself, and matters to nobody.
   *
   * @param {{ env: Record<string, string>, inboxUrl: string | null }} running
   */
  actAsReaders({ env, inboxUrl }) {
    if (inboxUrl === null || env.MAIL_ROUTE !== "inbox") return;
    this.#runScript("workers/demo/read-first-mails.ts", env, inboxUrl).catch(() => {});
  }

  /** Stops all in order: web, worker, mta, intake, inbox, name server, PostgreSQL. Also while it starts, and again. */
  async stop() {
    this.#isStopping = true;
    killCommands();
    for (const supervisor of [...this.#supervisors].reverse()) await supervisor.stop();
    // What was under way sees that and begins nothing more.
    await this.#starting;
    await this.#postgres?.stop();
    if (readInstance(this.#file)?.pid === process.pid) rmSync(this.#file, { force: true });
  }

  /** Kills the processes at once; PostgreSQL is still ended by its guard. */
  kill() {
    for (const supervisor of this.#supervisors) supervisor.kill();
  }

  /** Each process with its pid, state and restarts. */
  status() {
    return this.#supervisors.flatMap((supervisor) => supervisor.status());
  }

  #refuseSecond() {
    const other = readInstance(this.#file);
    if (!other || other.pid === process.pid || !isAlive(other.pid)) return;
    throw new Error(
      `Hikyaku runs here already, at ${other.env?.APP_ORIGIN} (process ${other.pid}). Stop it there with Ctrl-C first.`,
    );
  }

  async #startPostgres() {
    const { dataDirectory, say } = this.#options;
    this.#postgres = new Postgres({ dataDirectory, say });
    const startedAt = performance.now();
    const { url, port } = await this.#postgres.start();
    say(`PostgreSQL runs on port ${port} (${took(startedAt)}).`);
    return url;
  }

  /** @param {Record<string, string>} env */
  async #seed(env) {
    const { dataDirectory, say } = this.#options;
    const startedAt = performance.now();
    const output = await this.#runScript("workers/cli/seed.ts", env, "--records", recordsFile(dataDirectory));
    say(`Demo data is there (${took(startedAt)}).`);
    return JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
  }

  /** @param {ReturnType<typeof processes>} children */
  async #supervise(children) {
    if (children.length === 0) return;
    if (this.#isStopping) throw new Error("The start was stopped.");
    const { dataDirectory, say } = this.#options;
    const supervisor = new Supervisor({ children, logDirectory: join(dataDirectory, "logs"), say });
    this.#supervisors.push(supervisor);
    await supervisor.start();
    if (this.#isStopping) throw new Error("The start was stopped.");
  }

  /**
   * @param {string} script
   * @param {Record<string, string>} env
   * @param {readonly string[]} args
   */
  async #runScript(script, env, ...args) {
    if (this.#isStopping) throw new Error("The start was stopped.");
    const { code, output } = await runCommand(node24, [...withTypeScript, script, ...args], {
      cwd: root,
      env: { ...systemEnvironment(), ...env },
      timeoutSeconds: 300,
    });
    if (code !== 0) throw new Error(`${script} failed:\n${tail(output, 30)}`);
    return output;
  }
}

/** @param {string} file */
function readInstance(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
