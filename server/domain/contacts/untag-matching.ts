import { sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { UntagMatchingInput } from "./schema";
import { auditFilter, requireSamePeople, withMatching } from "./with-matching";

/**
 * Takes a tag off everybody who fits a filter. Who had it is not kept: this cannot be undone.
 *
 * @returns how many people had it
 * @throws NOT_FOUND no such tag, or no such segment
 * @throws CONFLICT the filter holds another number of people than was confirmed
 */
export async function untagMatching(
  context: Context,
  { tagId, filter, people }: UntagMatchingInput,
  now = new Date(),
): Promise<{ untagged: number }> {
  requirePermission(context, "contacts:write");
  return withMatching(context, filter, now, async (tx, { select }) => {
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(ofTenant(tags, context, tagId));
    if (!tag) throw notFound("tags");
    const [row] = await tx.execute<{ found: number; untagged: number }>(sql`
      with matched as materialized (${select(people + 1)}),
      removed as (
        delete from contact_tags using matched
        where tenant_id = ${context.tenantId}::uuid and tag_id = ${tagId}::uuid and contact_id = matched.id
          and (select count(*) from matched) = ${people}
        returning 1)
      select (select count(*)::int from matched) found, (select count(*)::int from removed) untagged`);
    const { found = 0, untagged = 0 } = row ?? {};
    requireSamePeople(found, people);
    await appendAudit(tx, context, {
      action: "contact.untag",
      subject: `tags/${tagId}`,
      details: { count: untagged, people, filter: auditFilter(filter) },
    });
    return { untagged };
  });
}
