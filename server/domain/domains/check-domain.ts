import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domainOwners, domains } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { checkSendingDomain } from "@/server/mta/dns/check-sending-domain";
import type { DnsLookup } from "@/server/mta/dns/dns-answer";
import type { DomainCheck } from "@/server/mta/dns/domain-check";
import { type Context, requirePermission } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { DomainError, notFound } from "@/server/platform/errors";
import { judgeChecks } from "./pure/judge-checks";
import type { DomainState } from "./schema";
import { sendingResolver } from "./sending-resolver";

export type DomainVerdict = { state: DomainState; checks: DomainCheck[] };

/**
 * Looks at a domain's records in DNS and keeps what they say. This alone makes a domain verified. A resolver that fails
 * changes nothing.
 *
 * @throws NOT_FOUND no such domain
 * @throws CONFLICT another tenant sends from this domain, and DNS still names both
 */
export async function checkDomain(
  context: Context,
  { domainId }: { domainId: string },
  { now = new Date(), lookup = sendingResolver }: { now?: Date; lookup?: DnsLookup } = {},
): Promise<DomainVerdict> {
  requirePermission(context, "domains:write");
  const [domain] = await withTenant(context, (tx) =>
    tx
      .select()
      .from(domains)
      .where(ofTenant(domains, context, domainId)),
  );
  if (!domain) throw notFound("domains");
  const checks = await checkSendingDomain(
    {
      domain: domain.name,
      selector: domain.dkimSelector,
      dkimPublicKeyBase64: domain.dkimPublicKey,
      ownershipToken: domain.ownershipToken,
      spfInclude: env().SPF_INCLUDE,
      returnPathHost: env().RETURN_PATH_DOMAIN,
    },
    lookup,
  );
  const { state, isOthers } = await withTenant(context, (tx) =>
    keepVerdict(tx, context, domainId, checks, now),
  );
  if (isOthers) throw new DomainError("CONFLICT", "domains.ownedElsewhere", { name: domain.name });
  return { state, checks };
}

async function keepVerdict(
  tx: Transaction,
  context: Context,
  domainId: string,
  checks: DomainCheck[],
  now: Date,
): Promise<{ state: DomainState; isOthers: boolean }> {
  const [before] = await tx
    .select()
    .from(domains)
    .where(ofTenant(domains, context, domainId))
    .for("update");
  if (!before) throw notFound("domains");
  const judged = judgeChecks(before, checks, now);
  const isOthers = judged.state === "verified" && !(await claim(tx, context, before, checks));
  const { state, verifiedAt, failingSince } = isOthers ? lost(before, now) : judged;
  await tx
    .update(domains)
    .set({ state, verifiedAt, failingSince, checks, checkedAt: now })
    .where(ofTenant(domains, context, domainId));
  if (state !== before.state)
    await appendAudit(tx, context, {
      action: "domain.check",
      subject: `domains/${domainId}`,
      details: { name: before.name },
      before: { state: before.state },
      after: { state },
    });
  return { state, isOthers };
}

const lost = (before: { verifiedAt: Date | null; failingSince: Date | null }, now: Date) =>
  before.verifiedAt === null
    ? ({ state: "pending", verifiedAt: null, failingSince: null } as const)
    : ({
        state: "failing",
        verifiedAt: before.verifiedAt,
        failingSince: before.failingSince ?? now,
      } as const);

/**
 * Makes the tenant the domain's one owner. Another owner gives way only when DNS names this tenant alone: its own record
 * is gone, so it can prove the domain no longer.
 *
 * @returns false when another tenant keeps it
 */
async function claim(
  tx: Transaction,
  { tenantId }: Context,
  { name }: { name: string },
  checks: readonly DomainCheck[],
): Promise<boolean> {
  const proofs = checks.find(({ record }) => record === "ownership")?.found ?? [];
  const isAlone = proofs.filter((text) => text.includes("hikyaku-verify=")).length === 1;
  const owned = await tx
    .insert(domainOwners)
    .values({ name, tenant: tenantId })
    .onConflictDoUpdate({
      target: domainOwners.name,
      set: {
        tenant: tenantId,
        since: sql`case when ${domainOwners.tenant} = excluded.tenant then ${domainOwners.since} else now() end`,
      },
      setWhere: isAlone ? sql`true` : sql`${domainOwners.tenant} = excluded.tenant`,
    })
    .returning({ tenant: domainOwners.tenant });
  return owned.length === 1;
}
