import { withTenant } from "@/db/client";
import { tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { refuseTooManyTags } from "./ensure-tags";
import type { CreateTagInput } from "./schema";

/** @throws CONFLICT the tenant has a tag of this name */
export async function createTag(
  context: Context,
  { name }: CreateTagInput,
): Promise<{ tagId: string; name: string }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const [made] = await tx
      .insert(tags)
      .values({ tenantId: context.tenantId, name })
      .onConflictDoNothing()
      .returning({ tagId: tags.id });
    if (!made) throw new DomainError("CONFLICT", "tags.nameTaken", { field: "name", name });
    await refuseTooManyTags(tx, context);
    await appendAudit(tx, context, { action: "tag.create", subject: `tags/${made.tagId}` });
    return { tagId: made.tagId, name };
  });
}
