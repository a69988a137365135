import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { readApiKey } from "@/server/auth/read-api-key";
import { keyContext } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { getCampaign } from "@/server/domain/campaigns/get-campaign";
import { listApprovers } from "@/server/domain/campaigns/list-approvers";
import { listCampaigns } from "@/server/domain/campaigns/list-campaigns";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { changeRole } from "@/server/domain/people/change-role";
import { makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { createRole } from "@/server/domain/roles/create-role";
import { mayOf } from "@/server/domain/roles/may-of";
import { createTemplate } from "@/server/domain/templates/create-template";
import { listTemplates } from "@/server/domain/templates/list-templates";
import { type Context, permissionsOfRole, type Role } from "@/server/platform/context";
import { createFolder } from "./create-folder";
import { deleteFolder } from "./delete-folder";
import { foldersOfMember } from "./folders-of-member";
import { listFolders } from "./list-folders";
import { putInFolder } from "./put-in-folder";
import { updateFolder } from "./update-folder";

const { admin } = await makeTestDatabase();
type Person = Context & { personId: string };
let sender: TestSender;
let owner: Person;
beforeAll(async () => {
  sender = await makeTestSender(admin, 1);
  owner = await addPerson(admin, sender.context, { name: "owner", role: "owner" });
});

let made = 0;
const folder = async (parentId: string | null = null) =>
  (await createFolder(owner, { name: `F${++made}`, parentId })).folderId;
const template = async (who: Context, folderId?: string | null) =>
  (await createTemplate(who, { name: "T", folderId })).templateId;
const seenBy = async (who: Context, folderId?: string) =>
  (await listTemplates(who, { limit: 200, folderId })).items.map(({ templateId }) => templateId).sort();
/** As a request of his is let in, after the change that was just made. */
const now = async (who: Person): Promise<Person> => ({
  ...who,
  folders: await withTenant(who, (tx) => foldersOfMember(tx, who, who.personId)),
});
async function limitedTo(folders: string[], role: Role = "marketer"): Promise<Person> {
  const who = await addPerson(admin, owner, { name: `limited${++made}`, role });
  await changeRole(owner, { personId: who.personId, folders });
  return now({ ...who, may: mayOf({ role, customPermissions: null, inFoldersOnly: true }) });
}

test("whoever is limited to a folder sees what lies in it and below, and makes things there", async () => {
  const [x, y] = [await folder(), await folder()];
  const below = await folder(x);
  const [inX, inBelow, inY, outside] = [
    await template(owner, x),
    await template(owner, below),
    await template(owner, y),
    await template(owner),
  ];
  const limited = await limitedTo([x]);
  expect(await seenBy(limited)).toEqual([inX, inBelow].sort());
  expect(await seenBy(limited, y)).toEqual([]);
  expect(await seenBy(owner, x)).toEqual([inX, inBelow].sort());
  const own = await template(limited);
  expect(await seenBy(owner, x)).toContain(own);
  await expect(template(limited, y)).rejects.toMatchObject({ key: "folders.notFound" });
  await expect(template(limited, null)).rejects.toMatchObject({ key: "folders.choose" });
  const put = (id: string, folderId: string | null) =>
    putInFolder(limited, { noun: "templates", id, folderId });
  await put(inX, below);
  await expect(put(inX, y)).rejects.toMatchObject({ key: "folders.notFound" });
  await expect(put(inX, null)).rejects.toMatchObject({ key: "folders.choose" });
  await expect(put(inY, x)).rejects.toMatchObject({ key: "templates.notFound" });
  await expect(put(outside, x)).rejects.toMatchObject({ key: "templates.notFound" });
  expect((await listFolders(limited)).map(({ folderId, parentId }) => [folderId, parentId])).toEqual([
    [x, null],
    [below, x],
  ]);
});

test("a limit to no folder is a limit: nothing is seen, nothing can be made", async () => {
  await template(owner);
  const limited = await limitedTo([]);
  expect(await seenBy(limited)).toEqual([]);
  await expect(template(limited)).rejects.toMatchObject({ key: "folders.noFolder" });
});

test("the predicate alone keeps inside the folders, and so does the policy; without both nothing does", async () => {
  const [x, y] = [await folder(), await folder()];
  const [inX, inY] = [await template(owner, x), await template(owner, y)];
  const limited = { ...owner, folders: new Set([x]) };
  const raw = (folders: ReadonlySet<string> | null) =>
    withTenant({ tenantId: owner.tenantId, folders }, (tx) =>
      tx.execute<{ id: string }>(`select id from templates where folder_id in ('${x}', '${y}') order by id`),
    );
  expect((await raw(limited.folders)).map(({ id }) => id)).toEqual([inX]);
  await admin`alter policy folders on templates using (true)`;
  expect(await seenBy(limited)).toEqual([inX]);
  expect((await raw(limited.folders)).map(({ id }) => id)).toEqual([inX, inY]);
  await admin`alter policy folders on templates using (current_folders() is null or folder_id = any (current_folders()))`;
  await expect(
    withTenant({ tenantId: owner.tenantId, folders: limited.folders }, (tx) =>
      tx.execute(`update templates set folder_id = '${y}' where id = '${inX}'`),
    ),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("a folder moves with all that lies in it, never into itself nor too deep, and its name is one beside others", async () => {
  const a = await folder();
  const b = await folder(a);
  await expect(updateFolder(owner, { folderId: a, parentId: b })).rejects.toMatchObject({
    key: "folders.insideItself",
  });
  const deep = await folder(await folder(await folder(b)));
  await expect(createFolder(owner, { name: "x", parentId: deep })).rejects.toMatchObject({
    key: "folders.tooDeep",
  });
  const c = await folder();
  await updateFolder(owner, { folderId: c, name: "C" });
  await createFolder(owner, { name: "C", parentId: a });
  await expect(updateFolder(owner, { folderId: c, parentId: a })).rejects.toMatchObject({
    key: "folders.nameTaken",
  });
  await updateFolder(owner, { folderId: b, parentId: c });
  expect((await listFolders(owner)).find(({ folderId }) => folderId === b)?.parentId).toBe(c);
});

test("two moves that would together make a circle: the second sees the first", async () => {
  const [a, b] = [await folder(), await folder()];
  const outcomes = await Promise.allSettled([
    updateFolder(owner, { folderId: a, parentId: b }),
    updateFolder(owner, { folderId: b, parentId: a }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a folder goes when it is empty, or when what lies in it moves up; not while it limits somebody", async () => {
  const x = await folder();
  const [y, inX] = [await folder(x), await template(owner, x)];
  await expect(deleteFolder(owner, { folderId: x, contents: "keep" })).rejects.toMatchObject({
    key: "folders.notEmpty",
    details: { folders: 1, items: 1 },
  });
  const limited = await limitedTo([x]);
  await expect(deleteFolder(owner, { folderId: x, contents: "move-up" })).rejects.toMatchObject({
    key: "folders.limitsSomebody",
  });
  await expect(deleteFolder(limited, { folderId: x, contents: "move-up" })).rejects.toMatchObject({
    key: "folders.topIsClosed",
  });
  await changeRole(owner, { personId: limited.personId, folders: null });
  await deleteFolder(owner, { folderId: x, contents: "move-up" });
  const left = await listFolders(owner);
  expect(left.find(({ folderId }) => folderId === y)?.parentId).toBeNull();
  expect(await seenBy(owner)).toContain(inX);
});

test("whoever is limited arranges folders below his own, and hands out no more", async () => {
  const [x, y] = [await folder(), await folder()];
  const limited = await limitedTo([x], "admin");
  await createFolder(limited, { name: "mine", parentId: x });
  for (const parentId of [null, y])
    await expect(createFolder(limited, { name: "n", parentId })).rejects.toMatchObject({
      key: parentId === null ? "folders.topIsClosed" : "folders.notFound",
    });
  await expect(updateFolder(limited, { folderId: x, parentId: y })).rejects.toMatchObject({
    key: "folders.topIsClosed",
  });
  await expect(updateFolder(limited, { folderId: y, name: "n" })).rejects.toMatchObject({
    key: "folders.notFound",
  });
  const colleague = await limitedTo([x]);
  const change = (folders: string[] | null) =>
    changeRole(limited, { personId: colleague.personId, role: "analyst", folders });
  await change([x]);
  await expect(change(null)).rejects.toMatchObject({ key: "people.roleBeyondOwn" });
  await expect(change([y])).rejects.toMatchObject({ key: "folders.notFound" });
  const free = await addPerson(admin, owner, { name: "free", role: "analyst" });
  await expect(changeRole(limited, { personId: free.personId, role: "marketer" })).rejects.toMatchObject({
    key: "people.roleBeyondOwn",
  });
  await expect(createRole(limited, { name: "r", permissions: [] })).rejects.toMatchObject({
    key: "roles.wholeTenantOnly",
  });
  expect(limited.may.has("audit:read")).toBe(false);
  await expect(changeRole(owner, { personId: owner.personId, folders: [x] })).rejects.toMatchObject({
    key: "roles.ownerIsEverywhere",
  });
});

test("a key reaches what its maker reaches when it is used", async () => {
  const [x, y] = [await folder(), await folder()];
  const [inX, inY] = [await template(owner, x), await template(owner, y)];
  const maker = await addPerson(admin, owner, { name: "maker", role: "admin" });
  const { key } = await createApiKey(maker, { name: "k", scopes: ["templates:read"], daysValid: null });
  const facts = { address: "", userAgent: "", requestId: "" };
  const seen = async () => seenBy(keyContext(await readApiKey(`Bearer ${key}`, null), facts));
  expect(await seen()).toEqual(expect.arrayContaining([inX, inY]));
  await changeRole(owner, { personId: maker.personId, folders: [x] });
  expect(await seen()).toEqual([inX]);
});

test("an approver is asked for what lies in his folders, below them too", async () => {
  const x = await folder();
  const below = await folder(x);
  const decider = await limitedTo([x], "approver");
  const { id } = await createCampaign(owner, { name: "C", folderId: below });
  const asked = async (campaignId: string) =>
    withTenant(owner, async (tx) =>
      (await listApprovers(tx, owner, campaignId, [])).map(({ personId }) => personId),
    );
  expect(await asked(id)).toContain(decider.personId);
  expect(await asked(sender.campaignId)).not.toContain(decider.personId);
});

test("campaigns count and list by folder, and their states beside", async () => {
  const x = await folder();
  await createCampaign(owner, { name: "In x", folderId: x });
  const page = await listCampaigns({ ...owner, folders: new Set([x]) }, { limit: 50 });
  expect(page.items.map(({ name }) => name)).toEqual(["In x"]);
  expect(page.counts.draft).toBe(1);
  const all = { ...owner, may: new Set(permissionsOfRole.owner) };
  expect((await listCampaigns(all, { limit: 50, folderId: x })).counts.draft).toBe(1);
  await expect(
    getCampaign({ ...owner, folders: new Set([x]) }, { campaignId: sender.campaignId }),
  ).rejects.toMatchObject({ key: "campaigns.notFound" });
});
