import { workerSql } from "@/db/client";

/** Of these releases, the ones that may not send now: stopped, paused or gone. */
export async function listHaltedReleases(releaseIds: readonly string[]): Promise<Set<string>> {
  if (releaseIds.length === 0) return new Set();
  const rows = await workerSql()<{ id: string }[]>`
    select id from releases where id = any (${releaseIds as string[]}::uuid[]) and state in ('expanding', 'sending')`;
  const running = new Set(rows.map(({ id }) => id));
  return new Set(releaseIds.filter((id) => !running.has(id)));
}
