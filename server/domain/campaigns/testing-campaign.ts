import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { type Context, permissionsOfRole, type Role } from "@/server/platform/context";
import { updateCampaign } from "./update-campaign";

/** A person of the tenant, as a signed-in browser acts for them. */
export async function addPerson(
  admin: postgres.Sql,
  { tenantId }: { readonly tenantId: Context["tenantId"] },
  { name, role }: { name: string; role: Role },
): Promise<Context & { personId: string }> {
  const personId = randomUUID();
  const email = `${personId}@example.test`;
  await admin`insert into people (id, email, email_key, name, password_hash) values (${personId}, ${email}, ${email}, ${name}, '')`;
  await admin`insert into members (tenant_id, person_id, role) values (${tenantId}, ${personId}, ${role})`;
  return {
    tenantId,
    actor: { kind: "person", personId, role, sessionId: "test" },
    may: new Set(permissionsOfRole[role]),
    address: null,
    personId,
  };
}

export type TestCampaign = TestSender & {
  /** May do everything but approve: made the campaign. */
  author: Context & { personId: string };
  /** 佐藤 美咲 */
  approver: Context & { personId: string };
  /** 高橋 健一 */
  otherApprover: Context & { personId: string };
  revision: number;
};

/** A campaign that is ready for its approval, its author, and two approvers who had no hand in it. */
export async function makeTestCampaign(admin: postgres.Sql, contactCount = 3): Promise<TestCampaign> {
  const sender = await makeTestSender(admin, contactCount);
  const { context: owner, campaignId } = sender;
  const author = await addPerson(admin, owner, { name: "森田 蓮", role: "marketer" });
  const approver = await addPerson(admin, owner, { name: "佐藤 美咲", role: "approver" });
  const otherApprover = await addPerson(admin, owner, { name: "高橋 健一", role: "approver" });
  await admin`update campaigns set created_by = ${author.personId} where tenant_id = ${owner.tenantId}`;
  const text =
    "{{ salutation }}\nhttps://example.jp/?r={{ contact.email }}\nT Inc. Tokyo 03-0000-0000\n{{ unsubscribe_url }}";
  const { revision } = await updateCampaign(author, {
    campaignId,
    revision: 1,
    subject: "{{ salutation }}へ",
    text,
  });
  return { ...sender, author, approver, otherApprover, revision };
}
