import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domains } from "@/db/schema";
import type { DomainCheck } from "@/server/mta/dns/domain-check";
import { type Context, requirePermission } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { notFound } from "@/server/platform/errors";
import { listRecords } from "./pure/list-records";
import type { DomainRecord, DomainState } from "./schema";

export type SendingDomain = {
  domainId: string;
  name: string;
  state: DomainState;
  /** What to set in DNS. */
  records: DomainRecord[];
  /** What the last check found, record by record; empty before the first. */
  checks: DomainCheck[];
  /** Our host in MAIL FROM, to which bounces come. */
  returnPathHost: string;
  checkedAt: Date | null;
  verifiedAt: Date | null;
  failingSince: Date | null;
  createdAt: Date;
};

/**
 * A sending domain with the records to set and the last check.
 *
 * @throws NOT_FOUND no such domain
 */
export async function getDomain(
  context: Context,
  { domainId }: { domainId: string },
): Promise<SendingDomain> {
  requirePermission(context, "domains:read");
  const [row] = await withTenant(context, (tx) =>
    tx
      .select()
      .from(domains)
      .where(ofTenant(domains, context, domainId)),
  );
  if (!row) throw notFound("domains");
  // Nothing but the checker writes them.
  const checks = row.checks as DomainCheck[];
  const { name, state, checkedAt, verifiedAt, failingSince, createdAt } = row;
  return {
    domainId,
    name,
    state,
    records: listRecords({ ...row, checks }, env().SPF_INCLUDE),
    checks,
    returnPathHost: env().RETURN_PATH_DOMAIN,
    checkedAt,
    verifiedAt,
    failingSince,
    createdAt,
  };
}
