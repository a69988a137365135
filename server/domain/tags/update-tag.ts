import { and, eq, ne } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { changedValues } from "@/server/domain/audit/pure/changed-values";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { UpdateTagInput } from "./schema";

/**
 * Gives a tag another name.
 *
 * @throws NOT_FOUND no such tag
 * @throws CONFLICT another tag has this name
 */
export async function updateTag(context: Context, { tagId, name }: UpdateTagInput): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const [taken] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(and(ofTenant(tags, context), eq(tags.name, name), ne(tags.id, tagId)));
    if (taken) throw new DomainError("CONFLICT", "tags.nameTaken", { field: "name", name });
    const [known] = await tx
      .select({ name: tags.name })
      .from(tags)
      .where(ofTenant(tags, context, tagId))
      .for("update");
    if (!known) throw notFound("tags");
    await tx
      .update(tags)
      .set({ name })
      .where(ofTenant(tags, context, tagId));
    await appendAudit(tx, context, {
      action: "tag.update",
      subject: `tags/${tagId}`,
      ...changedValues(known, { name }, ["name"]),
    });
  });
}
