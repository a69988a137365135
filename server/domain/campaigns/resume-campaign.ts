import { and, eq, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { checkStart } from "@/server/domain/releases/check-start";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { permissionToResume } from "@/server/domain/releases/pure/judge-start";
import type { PauseReason } from "@/server/domain/releases/schema";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { handOf, lockCampaign } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Lets a paused campaign go on where it stood. One that is held because its approval does not fit any more goes on only by a person who
 * may approve and had no hand in it. The time for which it was paused does not use up the lifetime of its mail.
 *
 * @throws NOT_FOUND · CONFLICT it is not paused, or is not what was approved · FORBIDDEN it needs an approver
 */
export async function resumeCampaign(context: Context, { campaignId }: CampaignIdInput): Promise<void> {
  await withTenant(context, async (tx) => {
    const held = await findHeld(tx, context, campaignId);
    const facts = held === undefined ? {} : await refuseUnlessHeMay(tx, context, held);
    if (held === undefined) requirePermission(context, "campaigns:write");
    await lockCampaign(tx, context, campaignId, "resume");
    const resumed = await tx
      .update(releases)
      .set({
        state: sql`case when expanded_at is null then 'expanding' else 'sending' end`,
        pauseReason: null,
        pausedAt: null,
        waitedSeconds: sql`waited_seconds + coalesce(extract(epoch from now() - paused_at), 0)::int`,
      })
      .where(
        and(ofTenant(releases, context), eq(releases.campaignId, campaignId), eq(releases.state, "paused")),
      )
      .returning({ id: releases.id, expandedAt: releases.expandedAt });
    for (const { id, expandedAt } of resumed)
      if (expandedAt === null) await enqueue(tx, context, jobs.planRelease, { releaseId: id }, { key: id });
    await tx
      .update(campaigns)
      .set({ state: "sending" })
      .where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, {
      action: "campaign.resume",
      subject: `campaigns/${campaignId}`,
      details: facts,
    });
  });
}

type Held = {
  id: string;
  content: unknown;
  sha256: string;
  reason: PauseReason | null;
  hands: string[] | null;
};

async function findHeld(tx: Transaction, context: Context, campaignId: string): Promise<Held | undefined> {
  const [held] = await tx
    .select({
      id: releases.id,
      content: releases.content,
      sha256: releases.contentSha256,
      reason: releases.pauseReason,
      hands: approvals.hands,
    })
    .from(releases)
    .leftJoin(approvals, and(ofTenant(approvals, context), eq(approvals.id, releases.approvalId)))
    .where(
      and(ofTenant(releases, context), eq(releases.campaignId, campaignId), eq(releases.state, "paused")),
    );
  return held;
}

/** @returns what he knew as he let it go on, for the audit log */
async function refuseUnlessHeMay(tx: Transaction, context: Context, held: Held) {
  // Its start is as far away as it was long ago: the approval may have ceased to fit since.
  const check = held.reason === "late-start" ? await checkStart(tx, context, held.id) : null;
  const isChanged = hashContent(held.content) !== held.sha256;
  const reason = isChanged ? "changed-after-approval" : (check?.reason ?? held.reason);
  const permission = permissionToResume(reason);
  if (permission === null) throw new DomainError("CONFLICT", "campaigns.cannotResumeChanged");
  if (permission === "approvals:decide") {
    if (!context.may.has(permission))
      throw new DomainError("FORBIDDEN", "campaigns.resumeNeedsApprover", { reason, permission });
    requirePerson(context);
    if (held.hands?.includes(handOf(context))) throw new DomainError("FORBIDDEN", "approvals.ownWork");
  } else requirePermission(context, permission);
  return { releaseId: held.id, reason };
}
