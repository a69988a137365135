import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24 } from "./node24.mjs";
import { root } from "./root.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { say, took } from "./say.mjs";

/** Oldest Node that can run the files of this folder. */
const oldestMajor = 18;
const stampFile = join(root, "node_modules", ".hikyaku-install");

/**
 * Installs the packages when they differ from what was installed last. It is `npm install` and not
 * `npm ci`: a registry that lacks the binaries of other platforms makes `npm ci` call the lock out of sync.
 *
 * @throws {Error} this Node is too old, npm is missing or failed; the message says what to do
 */
export async function install() {
  if (Number.parseInt(process.versions.node, 10) < oldestMajor)
    throw new Error(
      `Hikyaku needs Node ${oldestMajor} or newer to start; this is ${process.version}. Get one from https://nodejs.org`,
    );
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint() && existsSync(node24))
    return;

  const startedAt = performance.now();
  say("Installing packages; the first time takes a minute or two …");
  const heartbeat = setInterval(() => say(`  still installing, ${took(startedAt)}`), 30_000);
  const { command, before } = npm();
  // Dev packages (types, Vitest, Biome) are needed, whatever NODE_ENV or the user's npm settings say; install
  // scripts unpack the Node 24 and the PostgreSQL binaries.
  const args = [
    ...before,
    "install",
    "--no-audit",
    "--no-fund",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts=false",
  ];
  const { NODE_ENV: _, ...env } = process.env;
  const { code, output } = await runCommand(command, args, { cwd: root, env, timeoutSeconds: 1_200 });
  clearInterval(heartbeat);
  if (code === 127)
    throw new Error(`npm could not be started (${output}). It comes with Node: https://nodejs.org`);
  if (code === 124)
    throw new Error("npm install did not end within 20 minutes. Is the package registry reachable?");
  if (code !== 0)
    throw new Error(
      `npm install failed with exit code ${code}:\n${tail(output)}\nMend that, then run the same command again.`,
    );
  const { code: nodeCode } = await runCommand(node24, ["--version"], { timeoutSeconds: 30 });
  if (nodeCode !== 0)
    throw new Error(
      `npm ended well, but ${node24} does not run. Delete node_modules and try again; install scripts must be allowed.`,
    );
  writeFileSync(stampFile, fingerprint());
  say(`Packages installed in ${took(startedAt)}.`);
}

/** What decides over the content of node_modules; scripts and other fields of package.json do not. */
function fingerprint() {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const lock = join(root, "package-lock.json");
  const patches = join(root, "db", "patches");
  return createHash("sha256")
    .update(
      readdirSync(patches)
        .sort()
        .map((name) => readFileSync(join(patches, name), "utf8"))
        .join(""),
    )
    .update(
      JSON.stringify([
        dependencies,
        devDependencies,
        optionalDependencies,
        overrides,
        process.platform,
        process.arch,
      ]),
    )
    .update(existsSync(lock) ? readFileSync(lock) : "")
    .digest("hex");
}

/** The npm that runs this script if there is one: it may be the only one, and not on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  return path?.endsWith("npm-cli.js")
    ? { command: process.execPath, before: [path] }
    : { command: "npm", before: [] };
}
