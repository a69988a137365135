import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, releases } from "@/db/schema";
import { liesIn } from "@/server/domain/folders/lies-in";
import { type ReleaseSums, sumCounts } from "@/server/domain/releases/sum-counts";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { namesOf } from "./names-of";
import { type CampaignState, campaignStates, type ListCampaignsInput } from "./schema";

export type CampaignRow = {
  id: string;
  name: string;
  folderId: string | null;
  subject: string;
  state: CampaignState;
  scheduledWall: string | null;
  createdBy: string;
  updatedAt: Date;
  sentAt: Date | null;
  releaseId: string | null;
  /** Of its release; of the request that waits for a decision; null before. */
  audienceCount: number | null;
  startedAt: Date | null;
  sums: ReleaseSums | null;
  /** The request now open or decided last. */
  approvalId: string | null;
  /** Why it was returned; empty unless it waits for changes. */
  returnComment: string;
};

export type CampaignPage = {
  items: CampaignRow[];
  nextCursor: string | null;
  counts: Record<CampaignState, number>;
  names: Record<string, string>;
};

/**
 * Campaigns, newest change first, with the sums of the release of each that has one; how many there are in each state; and the names
 * of the people who made them.
 */
export async function listCampaigns(
  context: Context,
  { states, search, cursor, limit, folderId }: ListCampaignsInput,
): Promise<CampaignPage> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const release = lastRelease(tx, context);
    const approval = lastApproval(tx, context);
    const rows = await tx
      .select({
        id: campaigns.id,
        name: campaigns.name,
        folderId: campaigns.folderId,
        subject: campaigns.subject,
        state: campaigns.state,
        scheduledWall: campaigns.scheduledWall,
        createdBy: campaigns.createdBy,
        updatedAt: campaigns.updatedAt,
        sentAt: campaigns.sentAt,
        releaseId: release.id,
        startedAt: release.startedAt,
        audienceCount: sql<
          number | null
        >`coalesce(${release.audienceCount}, case when ${campaigns.state} in ('in-review', 'changes-requested') then ${approval.audienceCount} end)`,
        approvalId: approval.id,
        returnComment: sql<string>`case when ${campaigns.state} = 'changes-requested' then coalesce(${approval.decisionComment}, '') else '' end`,
      })
      .from(campaigns)
      .leftJoinLateral(release, sql`true`)
      .leftJoinLateral(approval, sql`true`)
      .where(
        and(
          ofTenant(campaigns, context),
          folderId === undefined ? undefined : liesIn(campaigns.folderId, context, folderId),
          states && states.length > 0 ? inArray(campaigns.state, states) : undefined,
          search
            ? sql`(position(lower(${search}) in lower(${campaigns.name})) > 0 or position(lower(${search}) in lower(${campaigns.subject})) > 0)`
            : undefined,
          after
            ? sql`(${campaigns.updatedAt}, ${campaigns.id}) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(campaigns.updatedAt), desc(campaigns.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const sums = await sumCounts(
      tx,
      context,
      items.flatMap(({ releaseId }) => releaseId ?? []),
    );
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => ({ ...row, sums: (row.releaseId && sums.get(row.releaseId)) || null })),
      nextCursor: last
        ? Buffer.from(JSON.stringify([last.updatedAt.toISOString(), last.id])).toString("base64url")
        : null,
      counts: await countStates(tx, context, folderId),
      names: await namesOf(
        tx,
        items.map(({ createdBy }) => createdBy),
      ),
    };
  });
}

async function countStates(
  tx: Transaction,
  context: Context,
  folderId: string | undefined,
): Promise<Record<CampaignState, number>> {
  const counts = await tx.execute<{ state: CampaignState; count: number }>(
    sql`select state, count(*)::int count from campaigns where ${and(ofTenant(campaigns, context), folderId === undefined ? undefined : liesIn(campaigns.folderId, context, folderId))} group by state`,
  );
  return Object.fromEntries(
    campaignStates.map((state) => [state, counts.find((row) => row.state === state)?.count ?? 0]),
  ) as Record<CampaignState, number>;
}

const lastRelease = (tx: Transaction, context: Context) =>
  tx
    .select({ id: releases.id, startedAt: releases.startedAt, audienceCount: releases.audienceCount })
    .from(releases)
    .where(
      and(
        ofTenant(releases, context),
        eq(releases.campaignId, campaigns.id),
        eq(releases.kind, "campaign"),
        ne(releases.state, "cancelled"),
      ),
    )
    .orderBy(desc(releases.id))
    .limit(1)
    .as("release");

const lastApproval = (tx: Transaction, context: Context) =>
  tx
    .select({
      id: approvals.id,
      audienceCount: approvals.audienceCount,
      decisionComment: approvals.decisionComment,
    })
    .from(approvals)
    .where(and(ofTenant(approvals, context), eq(approvals.campaignId, campaigns.id)))
    .orderBy(desc(approvals.id))
    .limit(1)
    .as("approval");

function readCursor(cursor: string): { updatedAt: string; id: string } {
  try {
    const [updatedAt, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, string];
    if (!Number.isNaN(Date.parse(updatedAt)) && /^[0-9a-f-]{36}$/.test(id)) return { updatedAt, id };
  } catch {
    // Falls through: a cursor of another making.
  }
  throw new DomainError("INVALID", "shell.badCursor", { field: "cursor" });
}
