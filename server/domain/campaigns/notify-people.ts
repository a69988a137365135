import { and, eq, notInArray, or, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, members, people, releases, tenants } from "@/db/schema";
import { approvalNotice } from "@/emails/approval-notice";
import { reachesCampaign } from "@/server/domain/folders/reaches-campaign";
import { sendNotices } from "@/server/domain/notifications/send-notices";
import { holdsPermission } from "@/server/domain/roles/holds-permission";
import type { Context } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";

/**
 * Mails those whom a step of an approval concerns: the approvers when it is asked for, the one who asked when it is decided, both when
 * its release was halted.
 *
 * @throws UNAVAILABLE not one of the mails left; the job tries again
 */
export async function notifyPeople(
  context: Context,
  { approvalId, about }: { approvalId: string; about: "requested" | "approved" | "returned" | "halted" },
): Promise<void> {
  const notices = await withTenant(context, async (tx) => {
    const [row] = await tx
      .select({
        approval: approvals,
        campaign: campaigns.name,
        slug: tenants.slug,
        reason: releases.pauseReason,
      })
      .from(approvals)
      .leftJoin(releases, and(ofTenant(releases, context), eq(releases.approvalId, approvals.id)))
      .innerJoin(campaigns, and(ofTenant(campaigns, context), eq(campaigns.id, approvals.campaignId)))
      .innerJoin(tenants, eq(tenants.tenantId, approvals.tenantId))
      .where(ofTenant(approvals, context, approvalId));
    if (!row) return [];
    const { approval } = row;
    const concerned = await tx
      .select({ id: people.id, email: people.email, name: people.name, locale: people.locale })
      .from(members)
      .innerJoin(people, eq(people.id, members.personId))
      .where(
        and(
          ofTenant(members, context),
          or(
            about === "requested" || about === "halted"
              ? and(
                  holdsPermission("approvals:decide"),
                  reachesCampaign(sql`${approval.campaignId}::uuid`),
                  notInArray(sql`${members.personId}::text`, approval.hands),
                )
              : undefined,
            about === "requested" ? undefined : eq(members.personId, approval.requestedBy),
          ),
        ),
      );
    const actorId = about === "requested" ? approval.requestedBy : approval.decidedBy;
    const [actor] =
      actorId === null
        ? []
        : await tx.select({ name: people.name }).from(people).where(eq(people.id, actorId));
    return concerned.map(({ email, name, locale }) => ({
      to: email,
      name,
      ...approvalNotice(locale, {
        about,
        personName: name,
        campaignName: row.campaign,
        actorName: actor?.name ?? "",
        audienceCount: approval.audienceCount,
        comment:
          about === "requested" ? approval.comment : about === "halted" ? "" : approval.decisionComment,
        reason: row.reason,
        url: `${env().APP_ORIGIN}/t/${row.slug}/${about === "halted" ? `campaigns/${approval.campaignId}` : `approvals/${approvalId}`}`,
      }),
    }));
  });
  const outcomes = await sendNotices(notices);
  if (outcomes.length > 0 && !outcomes.includes("accepted"))
    throw new DomainError("UNAVAILABLE", "shell.mailNotSent");
}
