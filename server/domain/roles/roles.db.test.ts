import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { readApiKey } from "@/server/auth/read-api-key";
import { tenantsOfPerson } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { listApprovers } from "@/server/domain/campaigns/list-approvers";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { changeRole, removeMember } from "@/server/domain/people/change-role";
import { listMembers } from "@/server/domain/people/list-members";
import { makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import type { Context, Permission } from "@/server/platform/context";
import { createRole } from "./create-role";
import { deleteRole } from "./delete-role";
import { listRoles } from "./list-roles";
import { mayOf } from "./may-of";
import { updateRole } from "./update-role";

const { admin } = await makeTestDatabase();
type Person = Context & { personId: string };
let sender: TestSender;
let owner: Person;
beforeAll(async () => {
  sender = await makeTestSender(admin, 1);
  owner = await addPerson(admin, sender.context, { name: "owner", role: "owner" });
});

const person = (name: string, role: "admin" | "analyst" | "marketer" = "analyst") =>
  addPerson(admin, sender.context, { name, role });
/** What their next request is let do. */
async function nowOf(who: Person): Promise<Person> {
  const [tenant] = await tenantsOfPerson(who.personId);
  if (!tenant) throw new Error("no member");
  const actor = { kind: "person", personId: who.personId, role: tenant.role, sessionId: "t" } as const;
  return { ...who, actor, may: mayOf({ ...tenant, customPermissions: tenant.customRole?.may ?? null }) };
}
async function holderOf(name: string, permissions: Permission[]): Promise<Person & { customRoleId: string }> {
  const { customRoleId } = await createRole(owner, { name, permissions });
  const holder = await person(name);
  await changeRole(owner, { personId: holder.personId, customRoleId });
  return { ...(await nowOf(holder)), customRoleId };
}
const beyond = { code: "FORBIDDEN", key: "people.roleBeyondOwn" };

test("a role of the tenant's own decides in place of the built-in one, from the next request on", async () => {
  const writer = await holderOf("Writers", ["campaigns:read", "campaigns:write"]);
  expect([...writer.may]).toEqual(["campaigns:read", "campaigns:write"]);
  await updateRole(owner, { customRoleId: writer.customRoleId, permissions: ["reports:read"] });
  expect([...(await nowOf(writer)).may]).toEqual(["reports:read"]);
  await changeRole(owner, { personId: writer.personId, role: "marketer" });
  expect((await nowOf(writer)).may.has("contacts:write")).toBe(true);
  const { custom } = await listRoles(owner);
  expect(custom).toMatchObject([{ name: "Writers", may: ["reports:read"], memberCount: 0 }]);
});

test("nobody puts into a role, nor gives or takes, what he does not have himself", async () => {
  const hr = await holderOf("HR", ["people:write", "contacts:read"]);
  const [{ customRoleId }, target] = [
    await createRole(owner, { name: "Strong", permissions: ["settings:write"] }),
    await person("target"),
  ];
  await expect(createRole(hr, { name: "x", permissions: ["settings:write"] })).rejects.toMatchObject({
    key: "roles.permissionBeyondOwn",
    details: { permissions: ["settings:write"] },
  });
  await expect(
    updateRole(hr, { customRoleId: hr.customRoleId, permissions: ["people:write", "keys:write"] }),
  ).rejects.toMatchObject({ key: "roles.permissionBeyondOwn" });
  await expect(updateRole(hr, { customRoleId, permissions: [] })).rejects.toMatchObject({
    key: "roles.permissionBeyondOwn",
  });
  await expect(deleteRole(hr, { customRoleId })).rejects.toMatchObject({ key: "roles.permissionBeyondOwn" });
  await expect(changeRole(hr, { personId: hr.personId, customRoleId })).rejects.toMatchObject(beyond);
  await expect(changeRole(hr, { personId: hr.personId, role: "marketer" })).rejects.toMatchObject(beyond);
  await expect(changeRole(hr, { personId: target.personId, customRoleId })).rejects.toMatchObject(beyond);
  await expect(removeMember(hr, { personId: owner.personId })).rejects.toMatchObject(beyond);
  const small = await createRole(hr, { name: "Small", permissions: ["contacts:read"] });
  const other = await holderOf("Readers", ["contacts:read"]);
  await changeRole(hr, { personId: other.personId, customRoleId: small.customRoleId });
  expect([...(await nowOf(other)).may]).toEqual(["contacts:read"]);
});

test("a role that members hold or invitations offer stays; it goes when the last of both is past", async () => {
  const holder = await holderOf("Held", ["contacts:read"]);
  const { customRoleId } = holder;
  await admin`insert into invitations (tenant_id, email, email_key, name, role, custom_role_id, invited_by, expires_at)
    values (${owner.tenantId}, 'a@example.test', 'a@example.test', 'a', 'analyst', ${customRoleId}, ${owner.personId}, now() + interval '1 day')`;
  await expect(deleteRole(owner, { customRoleId })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "roles.inUse",
    details: { members: 1, invitations: 1 },
  });
  await removeMember(owner, { personId: holder.personId });
  await admin`update invitations set revoked_at = now() where custom_role_id = ${customRoleId}`;
  await deleteRole(owner, { customRoleId });
  await expect(changeRole(owner, { personId: owner.personId, customRoleId })).rejects.toMatchObject({
    key: "roles.notFound",
  });
});

test("names of roles are each given once", async () => {
  await createRole(owner, { name: "Once", permissions: [] });
  const { customRoleId } = await createRole(owner, { name: "Twice", permissions: [] });
  const taken = { code: "CONFLICT", key: "roles.nameTaken" };
  await expect(createRole(owner, { name: "Once", permissions: [] })).rejects.toMatchObject(taken);
  await expect(updateRole(owner, { customRoleId, name: "Once" })).rejects.toMatchObject(taken);
});

test("the last owner stays, whatever role would take the place", async () => {
  const { customRoleId } = await createRole(owner, { name: "Retired", permissions: [] });
  const owners =
    await admin`select person_id from members where tenant_id = ${owner.tenantId} and role = 'owner'
    and person_id <> ${owner.personId}`;
  for (const { person_id: personId } of owners) await removeMember(owner, { personId });
  await expect(changeRole(owner, { personId: owner.personId, customRoleId })).rejects.toMatchObject({
    key: "people.lastOwner",
  });
  const second = await addPerson(admin, sender.context, { name: "second", role: "owner" });
  await changeRole(owner, { personId: second.personId, customRoleId });
  expect((await nowOf(second)).may.size).toBe(0);
});

test("who holds a role with the right to approve is asked to, and who lost it is not", async () => {
  const decider = await holderOf("Deciders", ["campaigns:read", "approvals:decide"]);
  const names = () =>
    withTenant(owner, async (tx) =>
      (await listApprovers(tx, owner, sender.campaignId, [])).map(({ name }) => name),
    );
  expect(await names()).toContain("Deciders");
  await updateRole(owner, { customRoleId: decider.customRoleId, permissions: ["campaigns:read"] });
  expect(await names()).not.toContain("Deciders");
});

test("a key can do no more than its maker's role of the tenant's own lets him", async () => {
  const maker = await holderOf("Makers", ["keys:write", "contacts:read", "contacts:write"]);
  const { key } = await createApiKey(maker, { name: "k", scopes: ["contacts:write"], daysValid: null });
  const mayNow = async () => [...(await readApiKey(`Bearer ${key}`, null)).may];
  expect(await mayNow()).toEqual(["contacts:write"]);
  await updateRole(owner, { customRoleId: maker.customRoleId, permissions: ["contacts:read"] });
  expect(await mayNow()).toEqual([]);
});

test("the list of people says the role of the tenant's own", async () => {
  await holderOf("Listed", []);
  const { items } = await listMembers(owner, { limit: 200 });
  expect(items.find(({ name }) => name === "Listed")).toMatchObject({
    role: "analyst",
    customRole: { name: "Listed" },
    folders: null,
  });
});
