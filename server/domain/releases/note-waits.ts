import { workerSql } from "@/db/client";
import { listQuietTenants } from "@/server/domain/sends/list-quiet-tenants";
import { listSpentTenants } from "@/server/domain/sends/list-spent-tenants";
import { mustWaitSql } from "@/server/domain/sends/pure/may-send";
import { maySendFacts } from "@/server/domain/sends/pure/may-send-facts";

/** When nobody looked for longer than this, nothing ran, and nobody knows that mail waited for a reason. */
const longestGap = "5 minutes";

/**
 * Notes for how long the mail of running releases has had to wait for the night, a quota or a paused account, so that this does not use up
 * its lifetime. To be called every minute or so, by any number of processes. What a person pauses is dated by himself.
 */
export async function noteWaits(): Promise<void> {
  const sql = workerSql();
  const [clock] = await sql<{ now: Date }[]>`select now()`;
  const quiet = await listQuietTenants(clock?.now ?? new Date());
  const spent = await listSpentTenants();
  const waits = mustWaitSql(maySendFacts("$1::uuid[]", "NULL::text", "NULL::timestamptz", "$2::uuid[]"));
  await sql.unsafe(
    `UPDATE releases u SET held_at = CASE WHEN w.waits THEN now() END, waited_seconds = u.waited_seconds + CASE
        WHEN u.held_at > now() - interval '${longestGap}' THEN greatest(0, extract(epoch FROM now() - u.held_at))::int ELSE 0 END
    FROM (SELECT r.tenant_id, r.id, (${waits}) waits FROM releases r JOIN tenants t ON t.tenant_id = r.tenant_id
      WHERE r.state IN ('expanding', 'sending')) w
    WHERE u.tenant_id = w.tenant_id AND u.id = w.id AND u.state IN ('expanding', 'sending') AND (w.waits OR u.held_at IS NOT NULL)`,
    [[...quiet.keys()], spent],
  );
}
