import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "./create-contact";
import { getContact } from "./get-contact";
import { makeTestTenant } from "./testing-tenant";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);

test("the timeline tells what was sent and what came of it, newest first", async () => {
  const { tenantId } = context;
  const { contactId } = await createContact(context, { email: "a@example.jp" });
  const other = await createContact(context, { email: "b@example.jp" });
  const [campaignId, approvalId, approverId, releaseId, sendId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const month = `${new Date().toISOString().slice(0, 7)}-01`;
  const content = { subject: "夏のお知らせ" };
  await admin`insert into campaigns (tenant_id, id, name, created_by) values (${tenantId}, ${campaignId}, '夏', 'x')`;
  await admin`
    insert into approvals (tenant_id, id, campaign_id, revision, content, content_sha256, audience_count, requested_by, hands, state, decided_by)
    values (${tenantId}, ${approvalId}, ${campaignId}, 1, '{}', '', 1, ${randomUUID()}, '{}', 'approved', ${approverId})`;
  await admin`
    insert into releases (tenant_id, id, kind, campaign_id, approval_id, content, content_sha256, audience_count, stream, state, made_month, time_zone, approved_by)
    values (${tenantId}, ${releaseId}, 'campaign', ${campaignId}, ${approvalId}, ${admin.json(content)}, '', 1, 'bulk', 'sending', ${month}, 'Asia/Tokyo', ${approverId})`;
  for (const [id, whom, excluded] of [
    [sendId, contactId, null],
    [randomUUID(), other.contactId, "suppressed"],
  ] as const)
    await admin`
      insert into sends (tenant_id, made_month, id, release_id, contact_id, address_hash, domain, dedupe_key, excluded_reason, created_at)
      values (${tenantId}, ${month}, ${id}, ${releaseId}, ${whom}, '', '', ${id}, ${excluded}, now() - interval '3 minutes')`;
  for (const [kind, minutes, machine] of [
    ["accepted", 2, false],
    ["opened", 1, true],
  ] as const)
    await admin`
      insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, machine, reply, occurred_at)
      values (${tenantId}, ${month}, ${sendId}, ${releaseId}, ${contactId}, ${kind}, ${machine}, '250 ok', now() - ${minutes} * interval '1 minute')`;
  const mail = { sendId, campaignId, campaignName: "夏", subject: "夏のお知らせ", isTest: false };
  expect((await getContact(context, { contactId })).timeline).toMatchObject([
    { kind: "opened", machine: true, ...mail },
    { kind: "accepted", reply: "250 ok", ...mail },
    { kind: "planned", ...mail },
  ]);
  expect((await getContact(context, other)).timeline).toEqual([]);
});
