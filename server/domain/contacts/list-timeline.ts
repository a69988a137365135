import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, type eventKinds, messageEvents, releases, sends } from "@/db/schema";
import type { Context } from "@/server/platform/context";

export type TimelineItem = {
  at: Date;
  /** `planned`: given to the queue. */
  kind: (typeof eventKinds)[number] | "planned";
  sendId: string;
  campaignId: string | null;
  campaignName: string | null;
  /** As approved, merge tags in it. */
  subject: string | null;
  isTest: boolean;
  /** Reason code or bounce class, or ''. */
  reason: string;
  /** The receiving server's words, verbatim. */
  reply: string | null;
  linkNo: number | null;
  /** Opened or clicked by a program, as far as we can tell. */
  machine: boolean;
};

const mostItems = 50;
const mail = {
  campaignId: campaigns.id,
  campaignName: campaigns.name,
  subject: sql<string | null>`${releases.content} ->> 'subject'`,
  isTest: sql<boolean>`coalesce(${releases.kind} = 'test', false)`,
};

/** What was sent to a contact and what came of it, newest first, at most 50 entries. */
export async function listTimeline(
  tx: Transaction,
  context: Context,
  contactId: string,
): Promise<TimelineItem[]> {
  const isOf = (releaseId: SQL) => sql`${ofTenant(releases, context)} and ${releases.id} = ${releaseId}`;
  const isCampaign = and(ofTenant(campaigns, context), eq(campaigns.id, releases.campaignId));
  // Whoever is limited to folders sees the mails of their campaigns, and not that there were others.
  const isReached = context.folders ? isNotNull(campaigns.id) : undefined;
  const [events, planned] = await Promise.all([
    tx
      .select({
        at: messageEvents.occurredAt,
        kind: messageEvents.kind,
        sendId: messageEvents.sendId,
        reason: messageEvents.reason,
        reply: messageEvents.reply,
        linkNo: messageEvents.linkNo,
        machine: messageEvents.machine,
        ...mail,
      })
      .from(messageEvents)
      .leftJoin(releases, isOf(sql`${messageEvents.releaseId}`))
      .leftJoin(campaigns, isCampaign)
      .where(and(ofTenant(messageEvents, context), eq(messageEvents.contactId, contactId), isReached))
      .orderBy(desc(messageEvents.occurredAt))
      .limit(mostItems),
    tx
      .select({ at: sends.createdAt, sendId: sends.id, ...mail })
      .from(sends)
      .leftJoin(releases, isOf(sql`${sends.releaseId}`))
      .leftJoin(campaigns, isCampaign)
      .where(
        and(
          ofTenant(sends, context),
          eq(sends.contactId, contactId),
          isNull(sends.excludedReason),
          isReached,
        ),
      )
      .orderBy(desc(sends.createdAt))
      .limit(mostItems),
  ]);
  const starts = planned.map((send) => ({
    ...send,
    kind: "planned" as const,
    reason: "",
    reply: null,
    linkNo: null,
    machine: false,
  }));
  return [...events, ...starts].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, mostItems);
}
