import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "./scene";

/** Leaves the numbers of one run for the command that sums them; by hand there is nobody to leave them for. */
export function writeOutcome(
  run: string,
  { entries, roles, attacks, telling, mails, leaks, faults }: Outcome,
): void {
  // biome-ignore lint/style/noProcessEnv: where the command wants them, not a setting of the product
  const folder = process.env.HIKYAKU_ISOLATION_REPORTS;
  if (folder === undefined) return;
  const report = { entries, roles: [...roles], attacks, telling, mails, leaks, faults };
  writeFileSync(join(folder, `${run}.json`), JSON.stringify(report));
}
