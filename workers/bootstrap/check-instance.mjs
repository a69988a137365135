import { existsSync } from "node:fs";
import { join } from "node:path";
import { node24, withTypeScript } from "./node24.mjs";
import { root } from "./root.mjs";
import { showCommand } from "./show-command.mjs";
import { systemEnvironment } from "./system-environment.mjs";

/**
 * Looks at a running instance as a person would: workers/cli/smoke.ts signs in, opens every page and sends a mail.
 *
 * @param {{ env: Record<string, string> }} running
 * @param {string} dataDirectory whose instance.json names people and inbox
 * @returns {Promise<boolean>}
 */
export async function checkInstance({ env }, dataDirectory) {
  const smoke = join(root, "workers", "cli", "smoke.ts");
  if (!existsSync(smoke)) {
    const { ok } = await fetch(`${env.APP_ORIGIN}/api/health`, { signal: AbortSignal.timeout(10_000) });
    return ok;
  }
  const own = { ...systemEnvironment(), ...env, HIKYAKU_INSTANCE: join(dataDirectory, "instance.json") };
  return (await showCommand(node24, [...withTypeScript, smoke], own)) === 0;
}
