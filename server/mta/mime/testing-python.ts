import { spawnSync } from "node:child_process";
import { test } from "vitest";

const python = "/usr/bin/python3";

/**
 * Asks a Python script for its judgement, so that what we write is read by somebody else's code.
 *
 * @param script reads JSON as `data`, sets `result`
 */
export function askPython(script: string, data: unknown): unknown {
  const program = `import sys, json\ndata = json.load(sys.stdin)\n${script}\njson.dump(result, sys.stdout)\n`;
  const input = JSON.stringify(data);
  const run = spawnSync(python, ["-c", program], { input, timeout: 30_000, maxBuffer: 64 << 20 });
  if (run.status !== 0) throw new Error(`${python} said: ${run.stderr} ${run.error ?? ""}`);
  return JSON.parse(run.stdout.toString());
}

/**
 * `test`, or a skip with the reason when this Python has not the module; where CI is set the judge must be there.
 */
export function testWithPython(module: string): typeof test | typeof test.skip {
  const run = spawnSync(python, ["-c", `import ${module}`], { timeout: 30_000 });
  // biome-ignore lint/style/noProcessEnv: CI is a fact about the test run, not a setting of the product
  if (run.status === 0 || process.env.CI === "true") return test;
  process.stderr.write(`skipped: ${python} cannot import ${module}\n`);
  return test.skip;
}
