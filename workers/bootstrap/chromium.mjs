import { existsSync } from "node:fs";
import { join } from "node:path";
import { apt, canApt } from "./apt.mjs";
import { node24 } from "./node24.mjs";
import { root } from "./root.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { say } from "./say.mjs";

/** Browsers of the system that Playwright can drive, in the order in which they are tried. */
const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a Chromium that runs: Playwright's own download, the system's, or one that is installed now.
 * CHROMIUM_PATH names another.
 *
 * @returns {Promise<string>}
 * @throws {Error} there is none and none could be installed; the message says what to do
 */
export async function chromium() {
  const found = await find();
  if (found) return found;
  say("No Chromium on this machine; installing one …");
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const attempts = [
    () => runCommand(node24, [cli, "install", "chromium"], { cwd: root, timeoutSeconds: 300 }),
  ];
  if (canApt()) attempts.push(() => apt(["chromium"]));
  const outputs = [];
  for (const attempt of attempts) {
    outputs.push((await attempt()).output);
    const installed = await find();
    if (installed) return installed;
  }
  throw new Error(
    "No Chromium could be installed. Install Chromium or Google Chrome by the system's means, or set CHROMIUM_PATH.\n" +
      outputs.map((output) => tail(output, 5)).join("\n"),
  );
}

async function find() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which does not run.`);
  }
  const { chromium: playwrights } = await import("@playwright/test");
  for (const path of [playwrights.executablePath(), ...systemBrowsers]) if (await runs(path)) return path;
  return null;
}

/**
 * Ubuntu's /usr/bin/chromium-browser can be a script that only asks for a snap.
 *
 * @param {string} path
 */
const runs = async (path) =>
  existsSync(path) && (await runCommand(path, ["--version"], { timeoutSeconds: 30 })).code === 0;
