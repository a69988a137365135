import { and, desc, eq, ne, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, releases } from "@/db/schema";
import { releaseContent } from "@/server/domain/releases/schema";
import { type ReleaseSums, toSums } from "@/server/domain/releases/sum-counts";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { GetReportInput } from "./schema";

export type Report = {
  campaignId: string;
  campaignName: string;
  releaseId: string;
  subject: string;
  state: string;
  /** What was not measured is no zero. */
  trackOpens: boolean;
  trackClicks: boolean;
  startedAt: Date | null;
  finishedAt: Date | null;
  asOf: Date;
  sums: ReleaseSums;
  /** Excluded, cancelled and bounced sends by reason code. */
  reasons: { kind: string; reason: string; count: number }[];
  /** By hour, UTC; hours without events are left out. */
  hours: {
    hour: Date;
    accepted: number;
    opened: number;
    clicked: number;
    unsubscribed: number;
    bounced: number;
  }[];
  links: { no: number; url: string; people: number }[];
  domains: { domain: string; planned: number; accepted: number; bounced: number; waiting: number }[];
};

type Count = { kind: string; detail: string; hour: Date; count: number };

/** The result of a campaign, from roll-ups; the breakdown by receiver from its sends. @throws NOT_FOUND it has no release */
export async function getReport(context: Context, { campaignId }: GetReportInput): Promise<Report> {
  requirePermission(context, "reports:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select({ campaign: campaigns, release: releases })
      .from(releases)
      .innerJoin(campaigns, and(ofTenant(campaigns, context), eq(campaigns.id, releases.campaignId)))
      .where(
        and(
          ofTenant(releases, context),
          eq(releases.campaignId, campaignId),
          eq(releases.kind, "campaign"),
          ne(releases.state, "cancelled"),
        ),
      )
      .orderBy(desc(releases.id))
      .limit(1);
    if (!row) throw notFound("reports");
    const { campaign, release } = row;
    const rows = await tx.execute<Count & { hour: string }>(sql`
      select kind, detail, hour, count from release_counts where tenant_id = ${context.tenantId} and release_id = ${release.id} order by hour`);
    const counts = rows.map((count) => ({ ...count, hour: new Date(count.hour) }));
    const content = releaseContent.parse(release.content);
    return {
      campaignId,
      campaignName: campaign.name,
      releaseId: release.id,
      subject: content.subject,
      state: release.state,
      trackOpens: content.trackOpens,
      trackClicks: content.trackClicks,
      startedAt: release.startedAt,
      finishedAt: release.finishedAt,
      asOf: new Date(),
      sums: toSums(counts),
      reasons: reasonsOf(counts),
      hours: hoursOf(counts),
      links: linksOf(content, counts),
      domains: await domainsOf(tx, context, release.id),
    };
  });
}

function reasonsOf(counts: readonly Count[]): Report["reasons"] {
  const sums = new Map<string, Report["reasons"][number]>();
  for (const { kind, detail, count } of counts) {
    if (kind !== "excluded" && kind !== "cancelled" && !kind.startsWith("bounced") && kind !== "failed")
      continue;
    const merged = kind === "bounced-later" ? "bounced" : kind;
    const known = sums.get(`${merged}/${detail}`);
    sums.set(`${merged}/${detail}`, { kind: merged, reason: detail, count: (known?.count ?? 0) + count });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

function hoursOf(counts: readonly Count[]): Report["hours"] {
  const hours = new Map<number, Report["hours"][number]>();
  for (const { kind, detail, hour, count } of counts) {
    if (detail === "machine" || detail.endsWith(":machine")) continue;
    const at = hours.get(hour.getTime()) ?? {
      hour,
      accepted: 0,
      opened: 0,
      clicked: 0,
      unsubscribed: 0,
      bounced: 0,
    };
    if (
      kind === "accepted" ||
      kind === "opened" ||
      kind === "clicked" ||
      kind === "unsubscribed" ||
      kind === "bounced"
    )
      at[kind] += count;
    if (kind === "bounced-later") at.bounced += count;
    hours.set(hour.getTime(), at);
  }
  return [...hours.values()];
}

function linksOf(
  content: ReturnType<typeof releaseContent.parse>,
  counts: readonly Count[],
): Report["links"] {
  if (!content.trackClicks) return [];
  const { links } = compileTemplate({
    content,
    links: { untrackedUrls: [], untrackedHosts: [] },
    trackOpens: content.trackOpens,
    trackClicks: true,
  });
  return links.map(({ no, url }) => ({
    no,
    url: url.map((segment) => (segment.kind === "text" ? segment.text : "…")).join(""),
    people: counts.reduce(
      (sum, { kind, detail, count }) =>
        kind === "clicked-link" && detail === String(no) ? sum + count : sum,
      0,
    ),
  }));
}

const mostDomains = 10;

async function domainsOf(tx: Transaction, context: Context, releaseId: string): Promise<Report["domains"]> {
  return tx.execute<Report["domains"][number]>(sql`
    with outcome as (
      select s.domain, s.id, (
        select e.kind from message_events e where e.tenant_id = s.tenant_id and e.send_id = s.id
          and e.kind in ('accepted', 'bounced', 'failed', 'cancelled', 'excluded') order by e.id desc limit 1) kind
      from sends s where s.tenant_id = ${context.tenantId} and s.release_id = ${releaseId} and s.excluded_reason is null)
    select domain, count(*)::int planned, count(*) filter (where kind = 'accepted')::int accepted,
      count(*) filter (where kind = 'bounced')::int bounced, count(*) filter (where kind is null)::int waiting
    from outcome group by domain order by 2 desc, 1 limit ${mostDomains}`);
}
