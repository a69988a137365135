import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { node24 } from "./node24.mjs";

const folder = mkdtempSync(join(tmpdir(), "hikyaku-reexec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, "reexec.mjs")).href);

/** A script that asks for TypeScript, which the process it is started in does not have. */
function start(name: string, body: string) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { reexec } from ${module};\nawait reexec(import.meta.url, { typescript: true });\n${body}`,
  );
  const child = spawn(node24, [file, "one", "two"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  const end = new Promise((resolve) => child.on("exit", (code) => resolve({ code, output })));
  return { child, end, printed: () => output };
}

test("the script runs again with TypeScript, its arguments and its exit code", async () => {
  writeFileSync(join(folder, "typed.ts"), "export const answer: number = 7;");
  const { end } = start(
    "typed",
    `const { answer } = await import("./typed.ts");
     console.log(process.argv.slice(2).join(" "), process.env.INIT_CWD);
     process.exit(answer);`,
  );
  expect(await end).toEqual({ code: 7, output: `one two ${process.env.INIT_CWD ?? folder}\n` });
});

test("signals reach it", async () => {
  const { child, end, printed } = start(
    "waits",
    'process.on("SIGTERM", () => process.exit(5)); console.log("waits"); setInterval(() => {}, 1000);',
  );
  while (!printed().includes("waits")) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGTERM");
  expect(await end).toMatchObject({ code: 5 });
});

test("an end by signal is told as a shell would", async () => {
  const { end } = start("killed", 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);');
  expect(await end).toMatchObject({ code: 137 });
});
