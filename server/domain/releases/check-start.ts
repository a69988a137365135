import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members } from "@/db/schema";
import { countOf } from "@/server/domain/campaigns/count-audience";
import { reachesCampaign } from "@/server/domain/folders/reaches-campaign";
import { holdsPermission } from "@/server/domain/roles/holds-permission";
import { hashContent } from "./pure/hash-content";
import { judgeStart, latestStartInHours } from "./pure/judge-start";
import { type PauseReason, releaseContent } from "./schema";

export type StartCheck = {
  reason: PauseReason | null;
  approvedCount: number;
  /** People who would receive it now; null: not counted, for it does not depend on them. */
  countNow: number | null;
};

/**
 * Does the approval of a release still hold as it is about to start? A release of kind `test` has none. It counts the whole audience,
 * so it is asked before anything is locked.
 *
 * @returns null when there is no such release
 */
export async function checkStart(
  tx: Transaction,
  context: { readonly tenantId: string },
  releaseId: string,
): Promise<StartCheck | null> {
  const [release] = await tx.execute<{
    kind: string;
    content: unknown;
    sha256: string;
    approvedCount: number;
    approverMayDecide: boolean;
    isLate: boolean;
  }>(sql`
    select kind, content, content_sha256 sha256, audience_count "approvedCount",
      coalesce(due_at < now() - ${latestStartInHours} * interval '1 hour', false) "isLate", exists (
        select from ${members} where ${members.tenantId} = r.tenant_id and ${members.personId} = r.approved_by
          and ${holdsPermission("approvals:decide")} and ${reachesCampaign(sql`r.campaign_id`)}
      ) "approverMayDecide"
    from releases r where tenant_id = ${context.tenantId} and id = ${releaseId}`);
  if (!release) return null;
  const { kind, content, sha256, approvedCount, isLate } = release;
  const isAsApproved = hashContent(content) === sha256;
  const approverMayDecide = kind === "test" || release.approverMayDecide;
  const parsed =
    kind === "campaign" && isAsApproved && approverMayDecide ? releaseContent.parse(content) : null;
  const countNow = parsed && (await countOf(tx, context, parsed.segment.rule)).willReceive;
  const reason = judgeStart({
    isAsApproved,
    approverMayDecide,
    approvedCount,
    countNow: countNow ?? approvedCount,
    isLate,
  });
  return { reason, approvedCount, countNow };
}
