import { existsSync } from "node:fs";
import { runCommand } from "./run-command.mjs";

let updated = false;

/** Whether packages can be installed without a question: root on Debian or Ubuntu. */
export const canApt = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * Installs Debian packages without a question. Never throws.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function apt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if (!updated) await runCommand("apt-get", ["update", "-qq"], { env, timeoutSeconds: 180 });
  updated = true;
  return runCommand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
    timeoutSeconds: 600,
  });
}
