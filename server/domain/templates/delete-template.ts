import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Forgets a template. Campaigns have copies of their own.
 *
 * @throws NOT_FOUND no such template
 */
export async function deleteTemplate(
  context: Context,
  { templateId }: { templateId: string },
): Promise<void> {
  requirePermission(context, "templates:write");
  await withTenant(context, async (tx) => {
    const gone = await tx
      .delete(templates)
      .where(ofTenant(templates, context, templateId))
      .returning({ id: templates.id });
    if (gone.length === 0) throw notFound("templates");
    await appendAudit(tx, context, { action: "template.delete", subject: `templates/${templateId}` });
  });
}
