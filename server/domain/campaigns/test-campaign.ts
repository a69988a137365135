import { inArray, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, contacts, members, people, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { monthOf } from "@/server/platform/civil-time";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { freezeContent } from "./freeze-content";
import type { TestCampaignInput } from "./schema";

/**
 * Sends the draft as it stands to colleagues, with one contact's data, marked as a test. It needs no approval because it can reach
 * nobody else, and it counts nowhere.
 *
 * @throws NOT_FOUND · INVALID an address is not one of this tenant's people (`details.addresses`), or something is missing
 */
export async function testCampaign(
  context: Context,
  { campaignId, contactId, to }: TestCampaignInput,
): Promise<{ releaseId: string }> {
  requirePermission(context, "campaigns:test");
  return withTenant(context, async (tx) => {
    const [campaign] = await tx
      .select()
      .from(campaigns)
      .where(ofTenant(campaigns, context, campaignId));
    if (!campaign) throw notFound("campaigns");
    const [contact] = await tx
      .select()
      .from(contacts)
      .where(ofTenant(contacts, context, contactId));
    if (!contact) throw notFound("contacts");
    const wanted = [...new Set(to.map((address) => address.toLowerCase()))];
    const known = await tx
      .select({ email: people.emailKey })
      .from(members)
      .innerJoin(people, sql`${people.id} = ${members.personId}`)
      .where(sql`${ofTenant(members, context)} and ${inArray(people.emailKey, wanted)}`);
    const strangers = wanted.filter((address) => !known.some(({ email }) => email === address));
    if (strangers.length > 0)
      throw new DomainError("INVALID", "campaigns.testToStranger", {
        field: "to",
        addresses: strangers.join(", "),
      });
    const now = new Date();
    const content = {
      ...(await freezeContent(tx, context, campaign)),
      scheduledWall: null,
      test: { contactId, to: wanted },
    };
    const [release] = await tx
      .insert(releases)
      .values({
        tenantId: context.tenantId,
        kind: "test",
        campaignId,
        content,
        contentSha256: hashContent(content),
        audienceCount: wanted.length,
        stream: "transactional",
        state: "expanding",
        madeMonth: monthOf(now),
        timeZone: content.timeZone,
        startedAt: sql`now()`,
      })
      .returning({ id: releases.id });
    if (!release) throw new DomainError("UNAVAILABLE", "shell.unexpected");
    await enqueue(tx, context, jobs.planRelease, { releaseId: release.id }, { key: release.id });
    await appendAudit(tx, context, {
      action: "campaign.test",
      subject: `campaigns/${campaignId}`,
      details: { releaseId: release.id, count: wanted.length },
    });
    return { releaseId: release.id };
  });
}
