// node workers/run.mjs SCRIPT [arguments]: a command of ours in TypeScript, on the local instance if one runs.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "./bootstrap/install.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";

await orExplain(async () => {
  await install();
  await reexec(import.meta.url, { typescript: true });
  const [script, ...rest] = process.argv.slice(2);
  if (!script) throw new Error("Say which script: node workers/run.mjs workers/cli/NAME.ts [arguments]");

  const file = process.env.HIKYAKU_INSTANCE ?? join(root, ".data", "instance.json");
  if (existsSync(file)) {
    const { env } = JSON.parse(readFileSync(file, "utf8"));
    // What the caller has set stands: a command can be aimed at another instance.
    for (const [name, value] of Object.entries(env)) process.env[name] ??= String(value);
  } else if (!process.env.DATABASE_URL)
    throw new Error("No local instance is running. Start one in another terminal: npm run up");

  const path = resolve(root, script);
  process.argv = [process.argv[0] ?? "node", path, ...rest];
  await import(pathToFileURL(path).href);
});
