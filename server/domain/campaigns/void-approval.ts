import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, releases } from "@/db/schema";
import type { Context } from "@/server/platform/context";

/** What was asked or given for an earlier wording no longer holds; a release that has not started never will. When it was approved stays. */
export async function voidApproval(tx: Transaction, context: Context, campaignId: string): Promise<void> {
  await tx
    .update(approvals)
    .set({ state: "void", decidedAt: sql`coalesce(decided_at, now())` })
    .where(
      and(
        ofTenant(approvals, context),
        eq(approvals.campaignId, campaignId),
        inArray(approvals.state, ["open", "approved"]),
      ),
    );
  await tx
    .update(releases)
    .set({ state: "cancelled", finishedAt: sql`now()` })
    .where(
      and(
        ofTenant(releases, context),
        eq(releases.campaignId, campaignId),
        eq(releases.kind, "campaign"),
        inArray(releases.state, ["approved", "scheduled"]),
      ),
    );
}
