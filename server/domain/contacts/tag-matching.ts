import { sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { TagMatchingInput } from "./schema";
import { auditFilter, requireSamePeople, withMatching } from "./with-matching";

/**
 * Puts a tag on everybody who fits a filter; who has it keeps it.
 *
 * @returns how many got it who had not had it, and the instant by which `untagMatched` takes it off just those again
 * @throws NOT_FOUND no such tag, or no such segment
 * @throws CONFLICT the filter holds another number of people than was confirmed
 */
export async function tagMatching(
  context: Context,
  { tagId, filter, people }: TagMatchingInput,
  now = new Date(),
): Promise<{ tagged: number; at: Date }> {
  requirePermission(context, "contacts:write");
  return withMatching(context, filter, now, async (tx, { select }) => {
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(ofTenant(tags, context, tagId))
      .for("share");
    if (!tag) throw notFound("tags");
    const at = now.toISOString();
    const [row] = await tx.execute<{ found: number; tagged: number }>(sql`
      with matched as materialized (${select(people + 1)}),
      added as (
        insert into contact_tags (tenant_id, tag_id, contact_id, created_at)
        select ${context.tenantId}::uuid, ${tagId}::uuid, id, ${at}::timestamptz from matched
        where (select count(*) from matched) = ${people}
        on conflict do nothing returning 1)
      select (select count(*)::int from matched) found, (select count(*)::int from added) tagged`);
    const { found = 0, tagged = 0 } = row ?? {};
    requireSamePeople(found, people);
    await appendAudit(tx, context, {
      action: "contact.tag",
      subject: `tags/${tagId}`,
      details: { count: tagged, people, filter: auditFilter(filter) },
    });
    return { tagged, at: now };
  });
}
