import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, templates, tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { settleFolder } from "@/server/domain/folders/settle-folder";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { handOf } from "./lock-campaign";
import type { CreateCampaignInput } from "./schema";

/**
 * Begins a campaign, blank or as a copy of a template; later changes of the template do not reach it.
 *
 * @throws NOT_FOUND no such template in this tenant; or as `settleFolder`
 */
export async function createCampaign(
  context: Context,
  { name, templateId, folderId }: CreateCampaignInput,
): Promise<{ id: string }> {
  requirePermission(context, "campaigns:write");
  return withTenant(context, async (tx) => {
    const [template] =
      templateId === undefined
        ? []
        : await tx
            .select()
            .from(templates)
            .where(ofTenant(templates, context, templateId));
    if (templateId !== undefined && !template) throw notFound("templates");
    const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(ofTenant(tenants, context));
    const [made] = await tx
      .insert(campaigns)
      .values({
        tenantId: context.tenantId,
        name,
        folderId: await settleFolder(tx, context, folderId),
        fromName: tenant?.name ?? "",
        createdBy: handOf(context),
        editors: [handOf(context)],
        ...(template && {
          subject: template.subject,
          preheader: template.preheader,
          design: template.design,
          text: template.text,
        }),
      })
      .returning({ id: campaigns.id });
    if (!made) throw new DomainError("UNAVAILABLE", "shell.unexpected");
    await appendAudit(tx, context, {
      action: "campaign.create",
      subject: `campaigns/${made.id}`,
      details: { templateId },
    });
    return made;
  });
}
