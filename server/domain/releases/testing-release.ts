import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { generateDkimKey } from "@/server/mta/dkim/generate-dkim-key";
import { type Context, permissions, type TenantId } from "@/server/platform/context";
import { hashAddress, seal } from "@/server/platform/secrets";
import { hashContent } from "./pure/hash-content";
import type { ReleaseContent } from "./schema";

export type TestSender = {
  context: Context;
  domainId: string;
  segmentId: string;
  campaignId: string;
  content: ReleaseContent;
  /** The record that a verifier looks up. */
  dkim: { name: string; txt: string };
};

/** A tenant with a verified domain, a segment of everyone, a campaign, and so many contacts who all consented. */
export async function makeTestSender(admin: postgres.Sql, contactCount: number): Promise<TestSender> {
  const tenantId = randomUUID() as TenantId;
  const [domainId, segmentId, campaignId, personId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const name = `${tenantId.slice(0, 8)}.test`;
  await admin`insert into tenants (tenant_id, slug, name, legal_name, postal_address, contact_point)
    values (${tenantId}, ${tenantId}, 'T', 'T Inc.', 'Tokyo', '03-0000-0000')`;
  const key = await generateDkimKey();
  const sealed = seal(key.privateKeyPem, `${tenantId}/domains/dkim/${domainId}`);
  await admin`insert into domains (tenant_id, id, name, state, ownership_token, dkim_selector, dkim_public_key, dkim_private_key, verified_at)
    values (${tenantId}, ${domainId}, ${name}, 'verified', 't', 'hk1', ${key.publicKeyBase64}, ${sealed}, now())`;
  await admin`insert into domain_owners (name, tenant) values (${name}, ${tenantId})`;
  const rule = { kind: "all", rules: [] };
  await admin`insert into segments (tenant_id, id, name) values (${tenantId}, ${segmentId}, 'all')`;
  await admin`insert into segment_versions (tenant_id, segment_id, version, rule, created_by) values (${tenantId}, ${segmentId}, 1, ${admin.json(rule)}, '')`;
  await admin`insert into campaigns (tenant_id, id, name, created_by, segment_id, domain_id, from_name)
    values (${tenantId}, ${campaignId}, 'C', ${personId}, ${segmentId}, ${domainId}, 'T')`;
  const people = Array.from({ length: contactCount }, (_, no) => {
    const email = `person${no}@example.test`;
    return {
      id: randomUUID(),
      tenant_id: tenantId,
      email,
      email_key: email,
      address_hash: hashAddress(tenantId, email),
      domain: "example.test",
      bucket: 0,
    };
  });
  if (people.length > 0) {
    await admin`insert into contacts ${admin(people)}`;
    await admin`insert into consents ${admin(people.map(({ id }) => ({ tenant_id: tenantId, contact_id: id, purpose: "marketing", state: "given" })))}`;
  }
  const context: Context = {
    tenantId,
    actor: { kind: "person", personId, role: "owner", sessionId: "test" },
    may: new Set(permissions),
    address: null,
  };
  const content: ReleaseContent = {
    subject: "Hello {{ salutation }}",
    preheader: "",
    html: null,
    text: "Hello\n{{ unsubscribe_url }}",
    from: { name: "T", address: `info@${name}`, domainId },
    replyTo: null,
    purpose: "marketing",
    segment: { id: segmentId, version: 1, rule },
    trackOpens: true,
    trackClicks: true,
    scheduledWall: null,
    timeZone: "Asia/Tokyo",
    locale: "ja",
    sender: { legalName: "T Inc.", postalAddress: "Tokyo", contactPoint: "03-0000-0000" },
    test: null,
    images: [],
  };
  return {
    context,
    domainId,
    segmentId,
    campaignId,
    content,
    dkim: { name: `hk1._domainkey.${name}`, txt: key.txtRecord },
  };
}

/** A release as `approveCampaign` makes it, ready to be planned. */
export async function makeTestRelease(
  admin: postgres.Sql,
  { context, campaignId, content }: TestSender,
  over: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [approvalId, releaseId, approverId] = [randomUUID(), randomUUID(), randomUUID()];
  const contentSha256 = hashContent(content);
  await admin`insert into approvals (tenant_id, id, campaign_id, revision, content, content_sha256, audience_count, requested_by, hands, state, decided_by, decided_at)
    values (${context.tenantId}, ${approvalId}, ${campaignId}, 1, ${admin.json(content as never)}, ${contentSha256}, 0, ${randomUUID()}, '{}',
      'approved', ${approverId}, now())`;
  await admin`insert into releases ${admin({
    tenant_id: context.tenantId,
    id: releaseId,
    kind: "campaign",
    campaign_id: campaignId,
    approval_id: approvalId,
    content: admin.json(content as never) as never,
    content_sha256: contentSha256,
    audience_count: 0,
    stream: "bulk",
    state: "expanding",
    made_month: `${new Date().toISOString().slice(0, 7)}-01`,
    time_zone: "Asia/Tokyo",
    approved_by: approverId,
    started_at: new Date().toISOString(),
    ...over,
  })}`;
  return releaseId;
}
