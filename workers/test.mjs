// npm test [-- PATH …]: unit and database tests (Vitest), then the browser's (Playwright) against an instance of their own.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserTests } from "./bootstrap/browser-tests.mjs";
import { install } from "./bootstrap/install.mjs";
import { judges } from "./bootstrap/judges.mjs";
import { node24 } from "./bootstrap/node24.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";
import { say, took } from "./bootstrap/say.mjs";
import { showCommand } from "./bootstrap/show-command.mjs";
import { sumReports } from "./bootstrap/sum-reports.mjs";

await orExplain(async () => {
  await install();
  await reexec(import.meta.url);
  const startedAt = performance.now();
  const paths = process.argv.slice(2);
  const browserPaths = paths.filter((path) => path.includes("e2e"));
  const otherPaths = paths.filter((path) => !path.includes("e2e"));
  const reports = join(root, ".data", "test");
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  await judges();
  const results = [];
  if (paths.length === 0 || otherPaths.length > 0) {
    const file = join(reports, "vitest.json");
    const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    results.push({
      runner: "vitest",
      code: await showCommand(node24, [vitest, "run", ...reporters, ...otherPaths]),
      file,
    });
  }
  const hasPromises = existsSync(join(root, "e2e", "promises"));
  if (hasPromises && (paths.length === 0 || browserPaths.length > 0)) {
    const file = join(reports, "playwright.json");
    results.push({ runner: "playwright", code: await browserTests(file, browserPaths), file });
  }

  const { passed, failed, skipped, notes } = sumReports(results);
  say();
  for (const note of notes) say(note);
  say(`${took(startedAt)}${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});
