import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { DuplicateTemplateInput } from "./schema/inputs";

/**
 * Makes a copy under another name, at version 1, beside the original.
 *
 * @throws NOT_FOUND no such template
 */
export async function duplicateTemplate(
  context: Context,
  { templateId, name }: DuplicateTemplateInput,
): Promise<{ templateId: string; version: number }> {
  requirePermission(context, "templates:write");
  return withTenant(context, async (tx) => {
    const [original] = await tx
      .select({
        subject: templates.subject,
        preheader: templates.preheader,
        design: templates.design,
        text: templates.text,
        folderId: templates.folderId,
      })
      .from(templates)
      .where(ofTenant(templates, context, templateId));
    if (!original) throw notFound("templates");
    const [made] = await tx
      .insert(templates)
      .values({ tenantId: context.tenantId, ...original, name })
      .returning({ templateId: templates.id, version: templates.version });
    if (!made) throw new Error("INSERT gave no row");
    await appendAudit(tx, context, {
      action: "template.duplicate",
      subject: `templates/${made.templateId}`,
      details: { from: templateId },
    });
    return made;
  });
}
