import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals } from "@/db/schema";
import { releaseContent } from "@/server/domain/releases/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { PreviewApprovalInput } from "./schema";
import { type MailPreview, showPreview } from "./show-preview";

/**
 * What was put before the approver, as one of its readers would get it. It is read from the frozen content, so later edits do not
 * show.
 *
 * @throws NOT_FOUND no such request or contact
 */
export async function previewApproval(
  context: Context,
  { approvalId, contactId }: PreviewApprovalInput,
): Promise<MailPreview> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select({ content: approvals.content })
      .from(approvals)
      .where(ofTenant(approvals, context, approvalId));
    if (!row) throw notFound("approvals");
    const content = releaseContent.parse(row.content);
    const { locale, sender, segment } = content;
    return showPreview(tx, context, { content, locale, sender, rule: segment.rule, contactId });
  });
}
