import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import type { Context, TenantId } from "@/server/platform/context";
import { log } from "@/server/platform/log";
import type { PauseReason } from "./schema";

/** A clock or job that found out, by its name. */
export type Finder = { readonly tenantId: string; readonly job: string };
/** For the audit log: numbers and ids, no personal data. */
type Details = Readonly<Record<string, number | string | null>>;

/**
 * Holds a release that must not go on by itself, with its campaign, and tells those who may approve and the one who asked. Of a test
 * release nothing is left to decide: it is stopped. What is paused, stopped or done already stays so.
 */
export const haltRelease = (
  { tenantId, job }: Finder,
  releaseId: string,
  reason: PauseReason,
  details: Details = {},
): Promise<void> =>
  withTenant({ tenantId }, async (tx) => {
    await lockCampaignOf(tx, tenantId, releaseId);
    await haltLocked(tx, { tenantId, job }, releaseId, reason, details);
  });

/** The campaign first, as every verb locks them: a person who edits or stops it at this moment comes before or after, whole. */
export async function lockCampaignOf(tx: Transaction, tenantId: string, releaseId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from campaigns where tenant_id = ${tenantId} and id = (
      select campaign_id from releases where tenant_id = ${tenantId} and id = ${releaseId}) for update`);
}

/** `haltRelease` inside a transaction that has locked the campaign. @returns false when it does not run, nor is due to start */
export async function haltLocked(
  tx: Transaction,
  { tenantId, job }: Finder,
  releaseId: string,
  reason: PauseReason,
  details: Details,
): Promise<boolean> {
  const [halted] = await tx.execute<{ campaignId: string; approvalId: string | null; kind: string }>(sql`
    update releases set state = case kind when 'test' then 'stopped' else 'paused' end, pause_reason = ${reason}, paused_at = now(),
      started_at = coalesce(started_at, now())
    where tenant_id = ${tenantId} and id = ${releaseId} and (state in ('expanding', 'sending') or state = 'scheduled' and due_at <= now())
    returning campaign_id "campaignId", approval_id "approvalId", kind`);
  if (!halted) return false;
  const { campaignId, approvalId, kind } = halted;
  if (kind === "campaign")
    await tx.execute(sql`
      update campaigns set state = 'paused', updated_at = now() where tenant_id = ${tenantId} and id = ${campaignId}`);
  await appendAudit(tx, systemContext(tenantId, job), {
    action: "campaign.halt",
    subject: `campaigns/${campaignId}`,
    details: { releaseId, reason, ...details },
  });
  if (approvalId !== null)
    await enqueue(tx, { tenantId }, jobs.notifyPeople, { approvalId, about: "halted" });
  log.warn("a release was halted", { tenantId, releaseId, key: reason });
  return true;
}

const systemContext = (tenantId: string, job: string): Context => ({
  // From our own row, not from anybody's request.
  tenantId: tenantId as TenantId,
  actor: { kind: "system", job },
  may: new Set(),
  address: null,
});
