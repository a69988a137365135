import { workerSql } from "@/db/client";
import { quietUntil } from "@/server/platform/civil-time";

/** Tenants in whose zone no bulk mail may leave now, with the instant when it may again. */
export async function listQuietTenants(now: Date): Promise<Map<string, Date>> {
  const rows = await workerSql()<{ tenantId: string; zone: string; from: number; to: number }[]>`
    select tenant_id "tenantId", time_zone zone, quiet_from_hour "from", quiet_to_hour "to" from tenants
    where quiet_from_hour is not null and quiet_to_hour is not null`;
  const quiet = new Map<string, Date>();
  for (const { tenantId, zone, from, to } of rows) {
    const until = quietUntil(from, to, zone, now);
    if (until !== null) quiet.set(tenantId, until);
  }
  return quiet;
}
