import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24 } from "./node24.mjs";
import { root } from "./root.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { say, took } from "./say.mjs";

/** What the pages are made of; a change in any of it makes a new build. */
const sources = [
  "app",
  "server",
  "db",
  "messages",
  "emails",
  "public",
  "package-lock.json",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "workers/web/precompile-templates.mjs",
];
const stampFile = join(root, ".next", "hikyaku-build");

/**
 * Builds the pages, once per content.
 *
 * @throws {Error} the build failed; the message has the end of its output
 */
export async function build() {
  const fingerprint = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint) return;
  const startedAt = performance.now();
  say("Building the pages; this happens once per change and takes a minute or so …");
  // A build that fails half way must not be taken for the one before.
  rmSync(stampFile, { force: true });
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await runCommand(node24, [next, "build"], { cwd: root, env, timeoutSeconds: 900 });
  if (code !== 0)
    throw new Error(`The build of the pages failed (npx next build shows it whole):\n${tail(output, 40)}`);
  mkdirSync(join(root, ".next"), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  say(`Pages built in ${took(startedAt)}.`);
}

function hashSources() {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  for (const name of Object.keys(process.env)
    .filter((name) => name.startsWith("NEXT_PUBLIC_"))
    .sort())
    hash.update(`${name}=${process.env[name]}\0`);
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]} the files at or below it, sorted, without tests
 */
function filesOf(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesOf(below);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [below];
    });
}
