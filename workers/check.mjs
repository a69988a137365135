// npm run check: types, lint and format, layers, translations, unused code. Seconds, no database.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { node24 } from "./bootstrap/node24.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { say, took } from "./bootstrap/say.mjs";

const bin = (/** @type {string} */ name) => join(root, "node_modules", ".bin", name);
/** Tests that need neither a server nor a database, and guard the shape of the house. */
const guards = ["server/layers.test.ts", "server/platform/env-example.test.ts", "messages/"].filter((path) =>
  existsSync(join(root, path)),
);

/** Each check is a row of commands, run until one fails. */
const checks = [
  { name: "types", commands: [...typegen(), [bin("tsc"), "-p", ".", "--noEmit"]] },
  {
    name: "lint and format",
    commands: [[bin("biome"), "check", "--diagnostic-level=error", "--max-diagnostics=50"]],
  },
  { name: "layers, translations", commands: [[bin("vitest"), "run", "--project", "unit", ...guards]] },
  { name: "unused code", commands: [[bin("knip"), "--no-progress"]] },
];

await orExplain(async () => {
  await install();
  await reexec(import.meta.url);
  const startedAt = performance.now();
  const results = await Promise.all(checks.map(runCheck));
  const failed = results.filter((passed) => !passed).length;
  say(
    failed === 0
      ? `All checks passed in ${took(startedAt)}.`
      : `${failed} of ${checks.length} checks failed (${took(startedAt)}).`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
});

/** Next writes the types of routes and of images; without pages there are none. */
function typegen() {
  return existsSync(join(root, "app"))
    ? [[node24, join(root, "node_modules", "next", "dist", "bin", "next"), "typegen"]]
    : [];
}

/** @param {{ name: string, commands: string[][] }} check */
async function runCheck({ name, commands }) {
  const startedAt = performance.now();
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  for (const [command = "", ...args] of commands) {
    const { code, output } = await runCommand(command, args, { cwd: root, env, timeoutSeconds: 300 });
    if (code === 0) continue;
    say(`✗ ${name} (${took(startedAt)})\n${output.trimEnd()}\n`);
    return false;
  }
  say(`✓ ${name} (${took(startedAt)})`);
  return true;
}
