import { workerSql } from "@/db/client";
import type { Context, TenantId } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { checkDomain } from "./check-domain";

/** At most so many in one run of the clock; the others come first in the next. */
const mostAtOnce = 500;
const inParallel = 4;

/**
 * Looks again at every domain that was last looked at a day ago: one that stops passing must not go on sending. Those
 * that were added in the last two weeks and wait for their records are looked at each hour.
 */
export async function checkDomains(): Promise<void> {
  const due = await workerSql()<{ tenantId: string; domainId: string }[]>`
    select tenant_id "tenantId", id "domainId" from domains
    where checked_at is null or checked_at < now() - interval '24 hours'
      or (state = 'pending' and checked_at < now() - interval '55 minutes' and created_at > now() - interval '14 days')
    order by checked_at nulls first limit ${mostAtOnce}`;
  const rest = due.values();
  await Promise.all(
    Array.from({ length: inParallel }, async () => {
      for (const { tenantId, domainId } of rest) await checkOne(tenantId, domainId);
    }),
  );
}

async function checkOne(tenantId: string, domainId: string): Promise<void> {
  const context: Context = {
    // From our own row, not from anybody's request.
    tenantId: tenantId as TenantId,
    actor: { kind: "system", job: "check-domains" },
    may: new Set(["domains:write"]),
    address: null,
  };
  try {
    await checkDomain(context, { domainId });
  } catch (error) {
    // Owned elsewhere, or removed meanwhile: kept in its row, and no reason to leave the others unchecked.
    if (!(error instanceof DomainError))
      log.error("a domain could not be checked", { ...errorFields(error), tenantId, domainId });
  }
}
