import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "./chromium.mjs";
import { Instance } from "./instance.mjs";
import { node24 } from "./node24.mjs";
import { onStop } from "./on-stop.mjs";
import { root } from "./root.mjs";
import { say } from "./say.mjs";
import { showCommand } from "./show-command.mjs";

/**
 * Runs the browser tests against an instance of their own, which is thrown away afterwards.
 *
 * @param {string} reportFile where Playwright's JSON report goes
 * @param {readonly string[]} paths of specs; none means all
 * @returns {Promise<number>} Playwright's exit code
 */
export async function browserTests(reportFile, paths) {
  const browser = await chromium();
  const dataDirectory = mkdtempSync(join(tmpdir(), "hikyaku-e2e-"));
  const instance = new Instance({ dataDirectory });
  onStop({ stop: () => instance.stop(), kill: () => instance.kill(), say });
  let code = 1;
  try {
    await instance.start();
    const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
    code = await showCommand(
      node24,
      [cli, "test", "--config", "e2e/playwright.config.ts", "--reporter=list,json", ...paths],
      {
        ...process.env,
        CHROMIUM_PATH: browser,
        HIKYAKU_INSTANCE: join(dataDirectory, "instance.json"),
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      },
    );
  } finally {
    await instance.stop();
    const logs = join(dataDirectory, "logs");
    if (code !== 0 && existsSync(logs)) {
      cpSync(logs, join(dirname(reportFile), "logs"), { recursive: true });
      say(`Logs of the instance: ${join(dirname(reportFile), "logs")}`);
    }
    rmSync(dataDirectory, { recursive: true, force: true });
  }
  return code;
}
