import { asc, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactTags, tags } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { mostTags } from "./schema";

export type TagWithCount = { tagId: string; name: string; contactCount: number };

/** All tags by name, with the number of people who carry each. */
export async function listTags(context: Context): Promise<TagWithCount[]> {
  requirePermission(context, "contacts:read");
  return withTenant(context, (tx) =>
    tx
      .select({
        tagId: tags.id,
        name: tags.name,
        contactCount: sql<number>`(select count(*)::int from ${contactTags} c
          where c.tenant_id = ${context.tenantId} and c.tag_id = "tags"."id")`,
      })
      .from(tags)
      .where(ofTenant(tags, context))
      .orderBy(asc(tags.name))
      .limit(mostTags),
  );
}
