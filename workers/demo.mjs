// npm run demo [-- --recipients 1000] [--csv FILE] [--json] [--smtp HOST:PORT] [--keep] [--kills N]
// The main job from customer file to report, in an instance of its own; exit code 1 when a number does not add up.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "./bootstrap/install.mjs";
import { judges } from "./bootstrap/judges.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";

await orExplain(async () => {
  await install();
  await reexec(import.meta.url, { typescript: true });
  await judges();
  await import(pathToFileURL(join(root, "workers", "demo", "run-demo.ts")).href);
});
