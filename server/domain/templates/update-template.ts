import { and, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { UpdateTemplateInput } from "./schema/inputs";

/**
 * Changes what is given of a template; campaigns that began with it keep theirs.
 *
 * @returns the new version
 * @throws NOT_FOUND no such template
 * @throws CONFLICT someone has changed it since `version`
 */
export async function updateTemplate(
  context: Context,
  { templateId, version, ...changes }: UpdateTemplateInput,
): Promise<{ version: number }> {
  requirePermission(context, "templates:write");
  return withTenant(context, async (tx) => {
    const [updated] = await tx
      .update(templates)
      .set({ ...changes, version: sql`${templates.version} + 1` })
      .where(and(ofTenant(templates, context, templateId), eq(templates.version, version)))
      .returning({ version: templates.version });
    if (!updated) {
      const [known] = await tx
        .select({ version: templates.version })
        .from(templates)
        .where(ofTenant(templates, context, templateId));
      if (!known) throw notFound("templates");
      throw new DomainError("CONFLICT", "templates.changedMeanwhile", { version: known.version });
    }
    await appendAudit(tx, context, {
      action: "template.update",
      subject: `templates/${templateId}`,
      details: { version: updated.version, fields: Object.keys(changes) },
      before: { version },
      after: { version: updated.version },
    });
    return updated;
  });
}
