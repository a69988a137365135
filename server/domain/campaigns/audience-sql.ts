import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { compileSegment } from "@/server/domain/segments/pure/compile-segment";
import { segmentRule } from "@/server/domain/segments/schema";
import { maySendSql } from "@/server/domain/sends/pure/may-send";
import { maySendFacts } from "@/server/domain/sends/pure/may-send-facts";
import { dayIn } from "@/server/platform/civil-time";
import { DomainError } from "@/server/platform/errors";

/**
 * The people of a stored rule as `c`, for a query that begins with `people` and asks of each whether `reason` is null (the mail
 * may go) or says why not, by the decision that sending uses.
 *
 * @throws INVALID the rule is not of the rule language
 */
export async function audienceSql(
  tx: Transaction,
  context: { readonly tenantId: string },
  rule: unknown,
): Promise<{ people: SQL; from: SQL; reason: SQL }> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(ofTenant(tenants, context));
  const timeZone = tenant?.timeZone ?? "UTC";
  const parsed = segmentRule.safeParse(rule);
  if (!parsed.success) throw new DomainError("INVALID", "segments.ruleUnreadable");
  const condition = compileSegment(parsed.data, {
    tenantId: context.tenantId,
    timeZone,
    today: dayIn(timeZone, new Date()),
  });
  return {
    people: sql`with c as (select * from contacts where contacts.tenant_id = ${context.tenantId} and (${condition}))`,
    from: sql`from c join tenants t on t.tenant_id = c.tenant_id
      cross join (select 'bulk'::text stream, null::uuid id, 'expanding'::text state, 'campaign'::text kind) r`,
    reason: sql.raw(maySendSql(maySendFacts("'{}'::uuid[]", "NULL::text", "NULL::timestamptz"), "plan")),
  };
}
