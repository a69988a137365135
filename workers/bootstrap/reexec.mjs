import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node24, withParent, withTypeScript } from "./node24.mjs";
import { root } from "./root.mjs";

/** Oldest Node that can run the product's own code. */
const neededMajor = 24;

/** Forwarded to the new process; npm and the terminal may send them to it as well. */
const forwarded = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Returns when this process already is the right Node (with TypeScript, if asked for); else runs the
 * same script with the same arguments in the right one, and ends with its exit code or its signal.
 * Relative paths of the caller are to be resolved against INIT_CWD: the new process works in the checkout.
 *
 * @param {string} scriptUrl import.meta.url of the script
 * @param {{ typescript?: boolean }} [options]
 */
export async function reexec(scriptUrl, { typescript = false } = {}) {
  const isNew = Number.parseInt(process.versions.node, 10) >= neededMajor;
  const hasTypeScript = process.execArgv.some((argument) => argument.includes("tsx"));
  if (isNew && (hasTypeScript || !typescript)) return;

  const before = [...withParent, ...(typescript ? withTypeScript : [])];
  const child = spawn(node24, [...before, fileURLToPath(scriptUrl), ...process.argv.slice(2)], {
    cwd: root,
    // First on the PATH: scripts of packages begin with "env node".
    env: {
      ...process.env,
      PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
      INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (...how) => resolve(how));
  });
  process.exit(code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0));
}
