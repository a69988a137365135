import { and, desc, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { templates } from "@/db/schema";
import { liesIn } from "@/server/domain/folders/lies-in";
import { type Context, requirePermission } from "@/server/platform/context";
import type { ListTemplatesInput } from "./schema/inputs";

export type TemplateSummary = {
  templateId: string;
  name: string;
  folderId: string | null;
  subject: string;
  version: number;
  updatedAt: Date;
};

/** Templates, the last changed first. */
export async function listTemplates(
  context: Context,
  { cursor, limit, folderId }: ListTemplatesInput,
): Promise<{ items: TemplateSummary[]; nextCursor: string | null }> {
  requirePermission(context, "templates:read");
  const [at, id] = cursor?.split("_") ?? [];
  const after =
    at && id ? sql`(${templates.updatedAt}, ${templates.id}) < (${at}::timestamptz, ${id}::uuid)` : undefined;
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        templateId: templates.id,
        name: templates.name,
        folderId: templates.folderId,
        subject: templates.subject,
        version: templates.version,
        updatedAt: templates.updatedAt,
      })
      .from(templates)
      .where(
        and(
          ofTenant(templates, context),
          after,
          folderId === undefined ? undefined : liesIn(templates.folderId, context, folderId),
        ),
      )
      .orderBy(desc(templates.updatedAt), desc(templates.id))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return { items, nextCursor: more ? `${last.updatedAt.toISOString()}_${last.templateId}` : null };
}
