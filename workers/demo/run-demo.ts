import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { customerCounts } from "./customer-counts";
import { DemoRun } from "./demo-run";
import { showTable } from "./show-table";

const { values } = parseArgs({
  options: {
    recipients: { type: "string", default: "1000" },
    csv: { type: "string" },
    json: { type: "boolean", default: false },
    smtp: { type: "string" },
    keep: { type: "boolean", default: false },
    kills: { type: "string" },
  },
});

/** From so many recipients on, the sending process is killed on the way, to show what that costs. */
const killsFrom = 10_000;

const recipients = Number(values.recipients);
if (!Number.isInteger(recipients) || recipients < 1 || recipients > 200_000)
  throw new Error("--recipients takes a number from 1 to 200000");
const kills = values.kills === undefined ? (recipients >= killsFrom ? 3 : 0) : Number(values.kills);
const csv =
  values.csv === undefined ? customerCounts(recipients) : { bytes: readFileSync(values.csv), expected: null };

const directory = mkdtempSync(join(tmpdir(), "hikyaku-demo-"));
const say = (line: string) => process.stderr.write(`${line}\n`);
const run = new DemoRun({ directory, csv, kills, smtp: values.smtp, say });
let isGood = false;
try {
  const result = await run.start();
  isGood = result.checks.every(({ holds }) => holds);
  process.stdout.write(
    values.json ? `${JSON.stringify({ demo: "campaign", isGood, ...result })}\n` : showTable(result),
  );
  if (values.keep && isGood) {
    say(`The instance stays up at ${run.origin}; Ctrl-C stops it.`);
    await new Promise<void>((resolve) =>
      process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve()),
    );
  }
} catch (error) {
  say(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await run.stop();
  if (isGood) rmSync(directory, { recursive: true, force: true });
  else say(`Data and logs are kept in ${directory}`);
}
process.exit(isGood ? 0 : 1);
