// npm run test:isolation: attacks on every entry with another tenant's data, as it is and with each guard taken away.
// The last line is one JSON object: entries, roles, attacks, leaks, and the leaks of each run without a guard.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { install } from "./bootstrap/install.mjs";
import { node24 } from "./bootstrap/node24.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";
import { say, took } from "./bootstrap/say.mjs";

const reports = join(root, ".data", "isolation");

await orExplain(async () => {
  await install();
  await reexec(import.meta.url);
  const startedAt = performance.now();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const { code, logLines, loggedCanaries } = await attack();
  const runs = {
    asItIs: read("asItIs"),
    policies: read("withoutPolicies"),
    predicates: read("withoutPredicates"),
    both: read("withoutBoth"),
  };
  say();
  if (logLines === 0)
    say("No log line of the attacked processes was seen: whether the log tells anything was not looked at.");
  if (loggedCanaries > 0) say(`${loggedCanaries} log lines hold words of the other tenant.`);
  for (const [run, { leaks }] of Object.entries(runs))
    if (run !== "both")
      for (const { entry, who, what } of leaks.slice(0, 20)) say(`${run}: ${entry} (${who}): ${what}`);
  const leaks = runs.asItIs.leaks.length + loggedCanaries;
  const without = {
    policies: runs.policies.leaks.length,
    predicates: runs.predicates.leaks.length,
    both: runs.both.leaks.length,
  };
  const isGood =
    code === 0 &&
    leaks === 0 &&
    without.policies === 0 &&
    without.predicates === 0 &&
    without.both > 0 &&
    logLines > 0;
  say(`${isGood ? "✓" : "✗"} ${took(startedAt)}`);
  const { entries, roles, attacks } = runs.asItIs;
  say(JSON.stringify({ entries, roles: roles.length, attacks, leaks, without }));
  process.exitCode = isGood ? 0 : 1;
});

/** @param {string} run @returns {{ entries: number, roles: string[], attacks: number, leaks: { entry: string, who: string, what: string }[] }} */
function read(run) {
  const file = join(reports, `${run}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  return {
    entries: 0,
    roles: [],
    attacks: 0,
    leaks: [{ entry: run, who: "", what: "this run did not come to its end" }],
  };
}

/** Runs the attacks, shows what they say, and looks at each line that the product logs meanwhile. */
async function attack() {
  const canary = `KANARIA${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(node24, [vitest, "run", "--config", "vitest.isolation.config.ts"], {
    cwd: root,
    env: { ...process.env, HIKYAKU_ISOLATION_REPORTS: reports, HIKYAKU_ISOLATION_CANARY: canary },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let [logLines, loggedCanaries] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    const isLog = line.startsWith('{"level":');
    if (!isLog) say(line);
    else logLines += 1;
    if (isLog && line.toLowerCase().includes(canary.toLowerCase())) loggedCanaries += 1;
  }
  const code = child.exitCode ?? (await new Promise((resolve) => child.once("exit", resolve)));
  return { code, logLines, loggedCanaries };
}
