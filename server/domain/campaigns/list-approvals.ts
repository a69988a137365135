import { and, desc, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, people } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { handOf } from "./lock-campaign";
import type { ListApprovalsInput } from "./schema";

export type ApprovalRow = {
  id: string;
  campaignId: string;
  campaignName: string;
  subject: string;
  state: string;
  audienceCount: number;
  scheduledWall: string | null;
  requestedBy: string | null;
  createdAt: Date;
  /** False: this person had a hand in it, or may not decide. */
  mayDecide: boolean;
};

/** Requests in a state, newest first. */
export async function listApprovals(
  context: Context,
  { state, limit }: ListApprovalsInput,
): Promise<ApprovalRow[]> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const rows = await tx
      .select({
        id: approvals.id,
        campaignId: approvals.campaignId,
        campaignName: campaigns.name,
        subject: sql<string>`${approvals.content}->>'subject'`,
        state: approvals.state,
        audienceCount: approvals.audienceCount,
        scheduledWall: sql<string | null>`${approvals.content}->>'scheduledWall'`,
        requestedBy: people.name,
        createdAt: approvals.createdAt,
        hands: approvals.hands,
      })
      .from(approvals)
      .innerJoin(campaigns, and(ofTenant(campaigns, context), eq(campaigns.id, approvals.campaignId)))
      .leftJoin(people, eq(people.id, approvals.requestedBy))
      .where(and(ofTenant(approvals, context), eq(approvals.state, state)))
      .orderBy(desc(approvals.id))
      .limit(limit);
    return rows.map(({ hands, ...row }) => ({
      ...row,
      mayDecide:
        context.may.has("approvals:decide") &&
        context.actor.kind === "person" &&
        !hands.includes(handOf(context)),
    }));
  });
}
