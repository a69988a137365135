import { sql } from "drizzle-orm";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { auditFilter, requireSamePeople, withMatching } from "@/server/domain/contacts/with-matching";
import { type Context, requirePermission } from "@/server/platform/context";
import type { SuppressMatchingInput } from "./schema";

/**
 * Takes everybody who fits a filter out of all mail, by hand; who is out already keeps the first cause.
 *
 * @returns how many were not out before, and the instant by which `liftMatched` lets just those get mail again
 * @throws NOT_FOUND no such segment
 * @throws CONFLICT the filter holds another number of people than was confirmed
 */
export async function suppressMatching(
  context: Context,
  { filter, people, reason }: SuppressMatchingInput,
  now = new Date(),
): Promise<{ suppressed: number; at: Date }> {
  requirePermission(context, "contacts:write");
  return withMatching(context, filter, now, async (tx, { select }) => {
    const at = now.toISOString();
    const [row] = await tx.execute<{ found: number; suppressed: number }>(sql`
      with matched as materialized (${select(people + 1)}),
      added as (
        insert into suppressions (tenant_id, address_hash, cause, at)
        select distinct ${context.tenantId}::uuid, address_hash, 'by-hand', ${at}::timestamptz from matched
        where (select count(*) from matched) = ${people}
        on conflict do nothing returning address_hash),
      noted as (
        insert into suppression_events (tenant_id, address_hash, kind, cause, at, reason)
        select ${context.tenantId}::uuid, address_hash, 'added', 'by-hand', ${at}::timestamptz, ${reason} from added)
      select (select count(*)::int from matched) found, (select count(*)::int from added) suppressed`);
    const { found = 0, suppressed = 0 } = row ?? {};
    requireSamePeople(found, people);
    await appendAudit(tx, context, {
      action: "suppression.add",
      subject: "suppressions",
      details: { count: suppressed, people, filter: auditFilter(filter) },
    });
    return { suppressed, at: now };
  });
}
