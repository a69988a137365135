import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Settings of a local instance that must be secret, and the passwords of its database roles. */
const names = /** @type {const} */ ([
  "AUTH_SECRET",
  "SECRETS_KEY",
  "TOKENS_KEY",
  "ownerPassword",
  "appPassword",
  "workerPassword",
  "jobsPassword",
]);

/**
 * The secrets of a local instance, made once and kept in a file that only its owner reads.
 *
 * @param {string} file
 * @returns {Record<typeof names[number], string>} 43 characters each, 256 random bits
 */
export function secrets(file) {
  /** @type {Record<string, string>} */
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const missing = names.filter((name) => !known[name]);
  if (missing.length > 0) {
    for (const name of missing) known[name] = randomBytes(32).toString("base64url");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return /** @type {Record<typeof names[number], string>} */ (known);
}
