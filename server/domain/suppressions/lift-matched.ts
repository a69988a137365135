import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import type { LiftMatchedInput } from "./schema";

/** Undoes `suppressMatching`: those who were taken out then get mail again, and who was out before stays out. */
export async function liftMatched(
  context: Context,
  { at, reason }: LiftMatchedInput,
): Promise<{ lifted: number }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const [row] = await tx.execute<{ lifted: number }>(sql`
      with lifted as (
        delete from suppressions
        where tenant_id = ${context.tenantId}::uuid and cause = 'by-hand' and at = ${at}::timestamptz
        returning address_hash),
      noted as (
        insert into suppression_events (tenant_id, address_hash, kind, cause, reason)
        select ${context.tenantId}::uuid, address_hash, 'lifted', 'by-hand', ${reason} from lifted)
      select count(*)::int lifted from lifted`);
    const lifted = row?.lifted ?? 0;
    await appendAudit(tx, context, {
      action: "suppression.lift",
      subject: "suppressions",
      details: { count: lifted, undone: at },
    });
    return { lifted };
  });
}
