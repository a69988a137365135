import { existsSync, readFileSync } from "node:fs";

/**
 * Adds up the JSON reports of the runners. A runner that failed without a failed test (a file that does not
 * load, a set-up that throws, no report at all) counts as one failure: nothing may look green by absence.
 *
 * @param {readonly { runner: string, code: number, file: string }[]} results
 * @returns {{ passed: number, failed: number, skipped: number, notes: string[] }}
 */
export function sumReports(results) {
  const sum = { passed: 0, failed: 0, skipped: 0, notes: /** @type {string[]} */ ([]) };
  for (const { runner, code, file } of results) {
    const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
    const { passed, failed, skipped } =
      report === null ? { passed: 0, failed: 0, skipped: 0 } : countsOf(report);
    const silent = code !== 0 && failed === 0;
    if (silent)
      sum.notes.push(
        `${runner} ended with exit code ${code} without naming a failed test; this counts as one failure.`,
      );
    sum.passed += passed;
    sum.failed += failed + (silent ? 1 : 0);
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {any} report Vitest's, or Playwright's, which has `stats` */
function countsOf(report) {
  if (report.stats) {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped };
  }
  // A file that does not load is a failed suite with no tests.
  const unloaded = report.testResults.filter(
    (/** @type {any} */ suite) => suite.status === "failed" && suite.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
