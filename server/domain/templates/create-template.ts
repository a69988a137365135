import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates, tenants } from "@/db/schema";
import { starterTemplates } from "@/emails/starter/starter-templates";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { settleFolder } from "@/server/domain/folders/settle-folder";
import { type Context, requirePermission } from "@/server/platform/context";
import type { CreateTemplateInput } from "./schema/inputs";

/**
 * Makes a template: empty, from one of our starters in the tenant's language, or with the content given.
 *
 * @throws NOT_FOUND · FORBIDDEN as `settleFolder`
 */
export async function createTemplate(
  context: Context,
  { starter: starterKey, folderId, ...given }: CreateTemplateInput,
): Promise<{ templateId: string; version: number }> {
  requirePermission(context, "templates:write");
  return withTenant(context, async (tx) => {
    const [tenant] = await tx
      .select({ locale: tenants.locale })
      .from(tenants)
      .where(ofTenant(tenants, context));
    const starter = starterTemplates(tenant?.locale ?? "ja").find(({ key }) => key === starterKey);
    const [made] = await tx
      .insert(templates)
      .values({
        tenantId: context.tenantId,
        ...(starter && { subject: starter.subject, preheader: starter.preheader, design: starter.design }),
        ...given,
        folderId: await settleFolder(tx, context, folderId),
      })
      .returning({ templateId: templates.id, version: templates.version });
    if (!made) throw new Error("INSERT gave no row");
    await appendAudit(tx, context, { action: "template.create", subject: `templates/${made.templateId}` });
    return made;
  });
}
