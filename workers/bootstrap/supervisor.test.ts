import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restartWaitSeconds } from "./child.mjs";
import { node24 } from "./node24.mjs";

let folder: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hikyaku-supervisor-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const bootstrap = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);

/** A process of the table: answers on a port of its own, notes its pid and the end, and has a process of its own below it. */
const worker = `
  import { createServer } from "node:net";
  import { spawn } from "node:child_process";
  import { appendFileSync, writeFileSync } from "node:fs";
  const [name, folder] = process.argv.slice(2);
  const below = spawn("sleep", ["600"], { stdio: "ignore" });
  appendFileSync(folder + "/pids", process.pid + "\\n" + below.pid + "\\n");
  const server = createServer().listen(0, "127.0.0.1", () => {
    writeFileSync(folder + "/" + name + ".pid", String(process.pid));
    console.log(JSON.stringify({ msg: "ready" }));
  });
  process.on("SIGTERM", () => {
    appendFileSync(folder + "/order", name + "\\n");
    if (name === "deaf") return;
    server.close();
    process.exit(0);
  });
`;

/** The program that a person would run: a table of processes, stopped in order on SIGINT. */
const program = `
  import { Supervisor } from ${bootstrap("supervisor.mjs")};
  import { node24, withParent } from ${bootstrap("node24.mjs")};
  import { onStop } from ${bootstrap("on-stop.mjs")};
  const [folder, ...names] = process.argv.slice(2);
  const child = (name) => ({
    name, command: node24, args: [...withParent, folder + "/worker.mjs", name, folder], env: process.env, ready: null,
  });
  const supervisor = new Supervisor({ children: names.map(child), logDirectory: folder + "/logs", stopSeconds: 20 });
  onStop({ stop: () => supervisor.stop(), kill: () => supervisor.kill(), say: console.log });
  await supervisor.start();
  console.log("started");
`;

function startProgram(...names: string[]) {
  writeFileSync(join(folder, "worker.mjs"), worker);
  writeFileSync(join(folder, "program.mjs"), program);
  const child = spawn(node24, [join(folder, "program.mjs"), folder, ...names], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, code, output: () => output };
}

async function until(what: string, condition: () => boolean) {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited 10 s in vain for: ${what}`);
}

const pidOf = (name: string) =>
  existsSync(join(folder, `${name}.pid`)) ? Number(readFileSync(join(folder, `${name}.pid`), "utf8")) : 0;
const alive = () => readFileSync(join(folder, "pids"), "utf8").trim().split("\n").map(Number).filter(isAlive);

/** A zombie has ended; only its parent, which in a container may be nobody, has not looked. */
function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, "utf8"));
  } catch {
    return false;
  }
}

test("a process that dies is started again, which is said; SIGINT stops all in order and leaves none", async () => {
  const { child, code, output } = startProgram("web", "mta");
  await until("both are up", () => pidOf("web") > 0 && pidOf("mta") > 0 && output().includes("started"));

  const first = pidOf("mta");
  process.kill(first, "SIGKILL");
  await until("mta is back", () => pidOf("mta") !== first && output().includes("mta runs again."));
  expect(output()).toContain("mta has ended (signal SIGKILL); it starts again in 1 s.");
  expect(isAlive(pidOf("web"))).toBe(true);

  child.kill("SIGINT");
  expect(await code).toBe(130);
  expect(readFileSync(join(folder, "order"), "utf8")).toBe("web\nmta\n");
  expect(alive()).toEqual([]);
  expect(readFileSync(join(folder, "logs", "mta.log"), "utf8")).toBe('{"msg":"ready"}\n'.repeat(2));
}, 30_000);

test("a key press that arrives twice is one; a second one kills what does not stop", async () => {
  const { child, code, output } = startProgram("deaf");
  await until("it is up", () => output().includes("started") && pidOf("deaf") > 0);
  child.kill("SIGINT");
  child.kill("SIGINT");
  await until("it was asked to stop", () => existsSync(join(folder, "order")));
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(alive()).toContain(pidOf("deaf"));
  child.kill("SIGINT");
  expect(await code).toBe(130);
  expect(output()).toContain("Killing what still runs.");
  expect(alive()).toEqual([]);
}, 30_000);

test("when the supervisor is killed with -9, its processes stop by themselves", async () => {
  const { child, output } = startProgram("web", "mta");
  await until("both are up", () => output().includes("started") && pidOf("web") > 0 && pidOf("mta") > 0);
  const [web, mta] = [pidOf("web"), pidOf("mta")];
  child.kill("SIGKILL");
  await until("both are gone", () => !isAlive(web) && !isAlive(mta));
  expect(readFileSync(join(folder, "order"), "utf8").trim().split("\n").sort()).toEqual(["mta", "web"]);
  for (const pid of alive()) process.kill(pid, "SIGKILL");
}, 30_000);

test("a process that ends at each start fails the start with the end of its log, and the others are stopped", async () => {
  writeFileSync(join(folder, "broken.mjs"), 'console.log("no such setting"); process.exit(3);');
  const { Supervisor } = await import("./supervisor.mjs");
  const said: string[] = [];
  const well = { name: "well", command: "sleep", args: ["600"], env: {}, ready: null };
  const broken = {
    name: "broken",
    command: node24,
    args: [join(folder, "broken.mjs")],
    env: {},
    ready: { tcp: 9 },
  };
  const supervisor = new Supervisor({
    children: [well, broken],
    logDirectory: join(folder, "logs"),
    say: (line) => said.push(line),
  });
  await expect(supervisor.start()).rejects.toThrow(/broken ended 3 times at its start[\s\S]*no such setting/);
  expect(said[0]).toMatch(/^broken has ended \(exit code 3\); it starts again in 1 s\./);
  expect(supervisor.status().map(({ pid, state }) => ({ pid, state }))).toEqual(
    Array(2).fill({ pid: null, state: "stopped" }),
  );
}, 30_000);

test("a process that ignores the stop is killed, which is said", async () => {
  const { Supervisor } = await import("./supervisor.mjs");
  const said: string[] = [];
  const deaf = {
    name: "deaf",
    command: "sh",
    args: ["-c", "trap '' TERM; while :; do sleep 1; done"],
    env: { PATH: "/bin:/usr/bin" },
    ready: null,
  };
  const supervisor = new Supervisor({
    children: [deaf],
    logDirectory: join(folder, "logs"),
    stopSeconds: 0.5,
    say: (line) => said.push(line),
  });
  await supervisor.start();
  const pid = supervisor.status()[0]?.pid ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 200));
  await supervisor.stop();
  expect(said).toContain("deaf did not stop within 0.5 s; it is killed.");
  expect(isAlive(pid)).toBe(false);
}, 30_000);

test.each([
  { ends: 1, seconds: 1 },
  { ends: 2, seconds: 2 },
  { ends: 5, seconds: 16 },
  { ends: 6, seconds: 30 },
  { ends: 40, seconds: 30 },
])("after $ends ends in a row, the restart waits $seconds s", ({ ends, seconds }) => {
  expect(restartWaitSeconds(ends)).toBe(seconds);
});
