import { desc } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domains } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { type DomainState, mostDomains } from "./schema";

export type DomainSummary = {
  domainId: string;
  name: string;
  state: DomainState;
  checkedAt: Date | null;
  verifiedAt: Date | null;
  failingSince: Date | null;
};

/** All sending domains, the newest first. */
export async function listDomains(context: Context): Promise<DomainSummary[]> {
  requirePermission(context, "domains:read");
  return withTenant(context, (tx) =>
    tx
      .select({
        domainId: domains.id,
        name: domains.name,
        state: domains.state,
        checkedAt: domains.checkedAt,
        verifiedAt: domains.verifiedAt,
        failingSince: domains.failingSince,
      })
      .from(domains)
      .where(ofTenant(domains, context))
      .orderBy(desc(domains.id))
      .limit(mostDomains),
  );
}
