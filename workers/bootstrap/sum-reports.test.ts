import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sumReports } from "./sum-reports.mjs";

const folder = mkdtempSync(join(tmpdir(), "hikyaku-reports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, report: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(report));
  return file;
};
const suite = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });
const vitest = write("vitest.json", {
  numPassedTests: 40,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  testResults: [suite("passed", 40), suite("failed", 1)],
});
const playwright = write("playwright.json", {
  stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 },
  errors: [],
});

test("the runners are added up", () => {
  const results = [
    { runner: "vitest", code: 1, file: vitest },
    { runner: "playwright", code: 1, file: playwright },
  ];
  expect(sumReports(results)).toEqual({ passed: 48, failed: 3, skipped: 5, notes: [] });
});

test.each([
  {
    what: "a test file that does not load",
    report: { numFailedTests: 0, testResults: [suite("failed", 0)] },
  },
  { what: "a set-up that throws", report: { numFailedTests: 0, testResults: [] } },
])("$what is a failure although no test failed", ({ report }) => {
  const file = write("broken.json", { numPassedTests: 5, numPendingTests: 0, numTodoTests: 0, ...report });
  expect(sumReports([{ runner: "vitest", code: 1, file }])).toMatchObject({ passed: 5, failed: 1 });
});

test("a runner without a report is a failure", () => {
  const { failed, notes } = sumReports([{ runner: "playwright", code: 2, file: join(folder, "none.json") }]);
  expect(failed).toBe(1);
  expect(notes).toEqual([
    "playwright ended with exit code 2 without naming a failed test; this counts as one failure.",
  ]);
});
