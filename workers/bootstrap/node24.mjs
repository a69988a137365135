import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";

/** The Node 24 that npm installed; every process of the product runs on it. */
export const node24 = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Arguments that let that Node run TypeScript. A URL and not a name, so that the working directory does not matter. */
export const withTypeScript = [
  "--import",
  pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href,
];

/** Arguments that make a process end with the one that started it over an IPC channel. */
export const withParent = ["--import", new URL("./stop-with-parent.mjs", import.meta.url).href];
