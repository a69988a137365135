import { connectAs, disconnect } from "@/db/client";
import { countSecrets } from "@/server/domain/secrets/count-secrets";
import { rotateSecrets } from "@/server/domain/secrets/rotate-secrets";
import { secretsRing } from "@/server/platform/secrets";

const usage = "usage: npm run secrets -- status | rotate";
const told = (line: string) => process.stdout.write(`${line}\n`);

/** Which keys the sealed values of this database need, and whether these settings have them. */
async function status(): Promise<void> {
  const { currentId, ids } = secretsRing();
  told(`SECRETS_KEY is ${currentId}.`);
  const retired = [...ids].filter((id) => id !== currentId);
  if (retired.length > 0) told(`SECRETS_KEYS_RETIRED: ${retired.join(", ")}.`);
  const counts = await countSecrets();
  const stateOf = (keyId: string) => {
    if (keyId === currentId) return "SECRETS_KEY";
    if (keyId === "v1") return "from before keys had ids; rotate puts it under SECRETS_KEY";
    return ids.has(keyId) ? "retired; rotate puts it under SECRETS_KEY" : "THIS KEY IS NOT IN THE SETTINGS";
  };
  for (const { column, keyId, count } of counts) told(`${column}  ${keyId}  ${count}  ${stateOf(keyId)}`);
  if (counts.some(({ keyId }) => keyId !== "v1" && !ids.has(keyId))) process.exitCode = 1;
  else if (counts.every(({ keyId }) => keyId === currentId)) told("Every value is under SECRETS_KEY.");
}

async function rotate(): Promise<void> {
  const { rotated, unreadable } = await rotateSecrets();
  told(`${rotated} values were put under SECRETS_KEY.`);
  for (const place of unreadable) told(`✗ cannot be opened: ${place}`);
  if (unreadable.length > 0) process.exitCode = 1;
  await status();
}

connectAs("worker");
try {
  const command = { status, rotate }[process.argv[2] ?? ""];
  if (!command) throw new Error(usage);
  await command();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
