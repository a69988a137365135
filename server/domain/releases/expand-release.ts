import type postgres from "postgres";
import { workerSql } from "@/db/client";
import { compileAudience } from "@/server/domain/segments/compile-audience";
import { maySendSql } from "@/server/domain/sends/pure/may-send";
import { maySendFacts } from "@/server/domain/sends/pure/may-send-facts";
import { jobs } from "@/server/jobs/catalog";
import { dayIn } from "@/server/platform/civil-time";
import type { Context } from "@/server/platform/context";
import { haltRelease } from "./halt-release";
import { isChanged, loadRelease } from "./load-release";
import { markExpanded } from "./mark-expanded";
import { lifetimeInHours } from "./pure/lifetime";

/**
 * Freezes one shard of the audience: a `sends` row for everyone in it, excluded people with their reason, and a `queue` row for
 * everyone else, in one statement. Run twice, it changes nothing: the shard is marked in the same transaction, and the dedupe key
 * stands behind that. A release that is not what was approved is halted; the shard stays open.
 */
export async function expandRelease(
  context: Context,
  { releaseId, no }: { releaseId: string; no: number },
): Promise<void> {
  const { tenantId } = context;
  try {
    await expand(tenantId, releaseId, no);
  } catch (error) {
    if (!isChanged(error)) throw error;
    await haltRelease({ tenantId, job: jobs.expandRelease.name }, releaseId, "changed-after-approval");
  }
}

async function expand(tenantId: string, releaseId: string, no: number): Promise<void> {
  await workerSql().begin(async (tx) => {
    const [shard] = await tx<{ after: string | null; through: string | null }[]>`
      select after_id "after", through_id through from release_shards
      where tenant_id = ${tenantId} and release_id = ${releaseId} and no = ${no} and expanded_at is null for update`;
    if (!shard) return;
    const release = await loadRelease(tx, tenantId, releaseId);
    if (release.state === "expanding" || release.state === "paused") await expandShard(tx, release, shard);
    await tx`update release_shards set expanded_at = now() where tenant_id = ${tenantId} and release_id = ${releaseId} and no = ${no}`;
    await markExpanded(tx, tenantId, releaseId);
  });
}

async function expandShard(
  tx: postgres.TransactionSql,
  release: Awaited<ReturnType<typeof loadRelease>>,
  shard: { after: string | null; through: string | null },
): Promise<void> {
  const audience = compileAudience(release.content.segment.rule, {
    tenantId: release.tenantId,
    timeZone: release.timeZone,
    today: dayIn(release.timeZone, new Date()),
  });
  const own = [
    release.tenantId,
    release.id,
    release.madeMonth,
    shard.after,
    shard.through,
    lifetimeInHours.campaign,
  ];
  const at = (position: number) => `$${audience.params.length + position}`;
  const [tenant, id, month, after, through, hours] = [1, 2, 3, 4, 5, 6].map(at);
  const reason = maySendSql(maySendFacts("'{}'::uuid[]", "NULL::text", "NULL::timestamptz"), "plan");
  await tx.unsafe(
    `WITH audience AS (
      SELECT * FROM contacts WHERE contacts.tenant_id = ${tenant}::uuid
        AND (${after}::uuid IS NULL OR contacts.id > ${after}::uuid) AND (${through}::uuid IS NULL OR contacts.id <= ${through}::uuid)
        AND (${audience.text})
    ), decided AS (
      SELECT c.id, c.address_hash, c.domain, r.stream, r.waited_seconds, ${reason} reason
      FROM audience c JOIN releases r ON r.tenant_id = c.tenant_id AND r.id = ${id}::uuid JOIN tenants t ON t.tenant_id = c.tenant_id
      LEFT JOIN domains d ON d.tenant_id = r.tenant_id AND d.id = (r.content->'from'->>'domainId')::uuid
    ), planned AS (
      INSERT INTO sends (tenant_id, made_month, release_id, contact_id, address_hash, domain, dedupe_key, excluded_reason)
      SELECT ${tenant}::uuid, ${month}::date, ${id}::uuid, id, address_hash, domain, 'release:' || ${id}::text || ':' || id, reason FROM decided
      ON CONFLICT DO NOTHING RETURNING id, contact_id, domain, excluded_reason
    ), queued AS (
      INSERT INTO queue (tenant_id, id, made_month, release_id, contact_id, domain, stream, expires_at)
      SELECT ${tenant}::uuid, p.id, ${month}::date, ${id}::uuid, p.contact_id, p.domain, d.stream,
        now() + ${hours}::int * interval '1 hour' - d.waited_seconds * interval '1 second'
      FROM planned p JOIN decided d ON d.id = p.contact_id WHERE p.excluded_reason IS NULL
    ), excluded AS (
      INSERT INTO message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason)
      SELECT ${tenant}::uuid, ${month}::date, id, ${id}::uuid, contact_id, 'excluded', excluded_reason FROM planned WHERE excluded_reason IS NOT NULL
    )
    INSERT INTO release_counts (tenant_id, release_id, kind, detail, hour, count)
    SELECT ${tenant}::uuid, ${id}::uuid, kind, detail, date_trunc('hour', now()), n FROM (
      SELECT 'planned' kind, '' detail, count(*) n FROM planned
      UNION ALL SELECT 'excluded', excluded_reason, count(*) FROM planned WHERE excluded_reason IS NOT NULL GROUP BY excluded_reason
    ) sums WHERE n > 0 ORDER BY kind, detail
    ON CONFLICT (tenant_id, release_id, kind, detail, hour) DO UPDATE SET count = release_counts.count + excluded.count`,
    [...audience.params, ...own] as postgres.ParameterOrJSON<never>[],
  );
}
