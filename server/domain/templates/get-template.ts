import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates } from "@/db/schema";
import type { MailContent, UnlayerDesign } from "@/server/domain/templates/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

export type Template = MailContent & {
  templateId: string;
  name: string;
  folderId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** @throws NOT_FOUND no such template */
export async function getTemplate(
  context: Context,
  { templateId }: { templateId: string },
): Promise<Template> {
  requirePermission(context, "templates:read");
  const [row] = await withTenant(context, (tx) =>
    tx
      .select()
      .from(templates)
      .where(ofTenant(templates, context, templateId)),
  );
  if (!row) throw notFound("templates");
  const { tenantId: _, id, design, ...rest } = row;
  // Nothing but a checked design is ever stored.
  return { ...rest, templateId: id, design: design as UnlayerDesign | null };
}
