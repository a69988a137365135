import { desc, eq } from "drizzle-orm";
import { globalDatabase, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domains, operatorLog, people, supportGrants } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { isAboutTenant } from "./list-operator-log";
import { findTenantFacts } from "./list-tenants";
import { requireManager } from "./require-staff";
import type { Operator, OperatorLogRow, TenantFacts } from "./schema";

/** What the page shows of each. */
const most = 50;

export type TenantPage = TenantFacts & {
  domains: { name: string; state: string; verifiedAt: Date | null; failingSince: Date | null }[];
  /** What operators did here, the latest first. */
  history: OperatorLogRow[];
  /** The tenant's leave to look in, the latest first. */
  grants: {
    grantId: string;
    reason: string;
    createdAt: Date;
    expiresAt: Date;
    revokedAt: Date | null;
  }[];
};

/**
 * All that an operator sees of one tenant: facts, domains, what operators did, leave to look in.
 *
 * @throws NOT_FOUND it was deleted a moment ago
 */
export async function getTenantPage(context: Context, operator: Operator): Promise<TenantPage> {
  requireManager(context);
  const facts = await findTenantFacts(operator, context.tenantId);
  if (!facts) throw notFound("tenants");
  const own = await withTenant(context, async (tx) => ({
    domains: await tx
      .select({
        name: domains.name,
        state: domains.state,
        verifiedAt: domains.verifiedAt,
        failingSince: domains.failingSince,
      })
      .from(domains)
      .where(ofTenant(domains, context))
      .orderBy(domains.name)
      .limit(most),
    grants: await tx
      .select({
        grantId: supportGrants.id,
        reason: supportGrants.reason,
        createdAt: supportGrants.createdAt,
        expiresAt: supportGrants.expiresAt,
        revokedAt: supportGrants.revokedAt,
      })
      .from(supportGrants)
      .where(ofTenant(supportGrants, context))
      .orderBy(desc(supportGrants.id))
      .limit(most),
  }));
  const history = await globalDatabase()
    .select({
      id: operatorLog.id,
      at: operatorLog.at,
      personId: operatorLog.personId,
      personName: people.name,
      action: operatorLog.action,
      subject: operatorLog.subject,
      address: operatorLog.address,
      details: operatorLog.details,
    })
    .from(operatorLog)
    .leftJoin(people, eq(people.id, operatorLog.personId))
    .where(isAboutTenant(context.tenantId))
    .orderBy(desc(operatorLog.id))
    .limit(most);
  return { ...facts, ...own, history };
}
