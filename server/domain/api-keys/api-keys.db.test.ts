import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { readApiKey } from "@/server/auth/read-api-key";
import { keyContext } from "@/server/auth/request-context";
import { cancelCampaign } from "@/server/domain/campaigns/cancel-campaign";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { deleteCampaign } from "@/server/domain/campaigns/delete-campaign";
import { pauseCampaign } from "@/server/domain/campaigns/pause-campaign";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { testCampaign } from "@/server/domain/campaigns/test-campaign";
import { addPerson, makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import type { Context } from "@/server/platform/context";
import { createApiKey } from "./create-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";
import { rotateApiKey } from "./rotate-api-key";
import { createApiKeyInput, keyScopes, sandboxScopes, updateApiKeyInput } from "./schema";
import { updateApiKey } from "./update-api-key";

const { admin } = await makeTestDatabase();
type Person = Context & { personId: string };
let campaign: TestCampaign;
let owner: Person;
let developer: Person;

beforeAll(async () => {
  campaign = await makeTestCampaign(admin, 1);
  owner = await addPerson(admin, campaign.context, { name: "所有者", role: "owner" });
  developer = await addPerson(admin, campaign.context, { name: "開発者", role: "developer" });
});

const make = (over: Partial<Parameters<typeof createApiKey>[1]> = {}, who: Person = owner) =>
  createApiKey(who, { name: "k", scopes: ["campaigns:read"], daysValid: 30, ...over });
const use = async (key: string, address: string | null = "203.0.113.5") =>
  keyContext(await readApiKey(`Bearer ${key}`, address), { address, userAgent: "", requestId: "" });
const refused = { code: "UNAUTHENTICATED", key: "api-keys.refused" };
const listed = async (keyId: string) =>
  (await listApiKeys(owner, { limit: 50 })).items.find((one) => one.keyId === keyId);
const auditOf = async (keyId: string) => {
  const [row] = await admin<{ action: string; details: unknown; before: unknown; after: unknown }[]>`
    select action, details, before, after from audit_log where subject = ${`api-keys/${keyId}`} order by id desc limit 1`;
  return row;
};

test("a rotated key works by both texts for the overlap, then by the new one alone", async () => {
  const made = await make();
  const rotated = await rotateApiKey(owner, { keyId: made.keyId, overlapHours: 24 });
  expect(rotated.keyId).toBe(made.keyId);
  for (const { key } of [made, rotated])
    expect(await use(key)).toMatchObject({ actor: { kind: "key", keyId: made.keyId } });
  const shown = await listed(made.keyId);
  expect(shown?.tail).toBe(rotated.key.slice(-4));
  expect(((shown?.overlapEndsAt?.getTime() ?? 0) - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
  await admin`update api_key_index set valid_until = valid_until - interval '25 hours' where key_id = ${made.keyId}`;
  await expect(use(made.key)).rejects.toMatchObject(refused);
  expect(await use(rotated.key)).toBeTruthy();
  expect((await listed(made.keyId))?.overlapEndsAt).toBeNull();
});

test("without an overlap every text before ends with the rotation, those of rotations before it too", async () => {
  const first = await make();
  const second = await rotateApiKey(owner, { keyId: first.keyId, overlapHours: 168 });
  const third = await rotateApiKey(owner, { keyId: first.keyId, overlapHours: 0 });
  for (const { key } of [first, second]) await expect(use(key)).rejects.toMatchObject(refused);
  expect(await use(third.key)).toBeTruthy();
});

test("a text that was to end sooner is not kept alive by the next rotation", async () => {
  const first = await make();
  await rotateApiKey(owner, { keyId: first.keyId, overlapHours: 1 });
  await rotateApiKey(owner, { keyId: first.keyId, overlapHours: 168 });
  const ends = await admin<{ hours: number }[]>`
    select round(extract(epoch from valid_until - now()) / 3600)::int as hours from api_key_index
    where key_id = ${first.keyId} and valid_until is not null order by 1`;
  expect(ends.map(({ hours }) => hours)).toEqual([1, 168]);
});

test("revoking ends every text of a key at once", async () => {
  const made = await make();
  const rotated = await rotateApiKey(owner, { keyId: made.keyId, overlapHours: 24 });
  await revokeApiKey(owner, { keyId: made.keyId });
  for (const { key } of [made, rotated]) await expect(use(key)).rejects.toMatchObject(refused);
  const ended = { code: "CONFLICT", key: "api-keys.ended" };
  await expect(rotateApiKey(owner, { keyId: made.keyId, overlapHours: 0 })).rejects.toMatchObject(ended);
  await expect(updateApiKey(owner, { keyId: made.keyId, name: "x" })).rejects.toMatchObject(ended);
});

test("who may less than a key does not get hold of it, and whoever rotates it holds it", async () => {
  const strong = await make({ scopes: ["campaigns:write"] });
  await expect(rotateApiKey(developer, { keyId: strong.keyId, overlapHours: 0 })).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: "api-keys.scopeBeyondMaker",
  });
  expect(await use(strong.key)).toBeTruthy();
  const plain = await make({ scopes: ["campaigns:read", "domains:write"] });
  const rotated = await rotateApiKey(developer, { keyId: plain.keyId, overlapHours: 24 });
  await admin`update members set role = 'analyst' where person_id = ${developer.personId}`;
  expect([...(await use(rotated.key)).may]).toEqual(["campaigns:read"]);
  await admin`update members set role = 'developer' where person_id = ${developer.personId}`;
});

test("a rotation moves the end only when it is told to", async () => {
  const { keyId } = await make();
  const endOf = async () => (await listed(keyId))?.expiresAt;
  const before = await endOf();
  await rotateApiKey(owner, { keyId, overlapHours: 1 });
  expect(await endOf()).toEqual(before);
  await rotateApiKey(owner, { keyId, overlapHours: 1, daysValid: null });
  expect(await endOf()).toBeNull();
  await rotateApiKey(owner, { keyId, overlapHours: 1, daysValid: 90 });
  expect(((await endOf())?.getTime() ?? 0) - Date.now()).toBeGreaterThan(89 * 86_400_000);
});

test("networks are changed for the next request, and the log says from what to what", async () => {
  const made = await make({ allowedNetworks: ["203.0.113.0/24"] });
  expect(await use(made.key)).toBeTruthy();
  await updateApiKey(owner, { keyId: made.keyId, allowedNetworks: ["2001:db8::/32"] });
  await expect(use(made.key)).rejects.toMatchObject({ key: "api-keys.otherNetwork" });
  expect(await use(made.key, "2001:db8::1")).toBeTruthy();
  expect(await auditOf(made.keyId)).toEqual({
    action: "api-key.update",
    details: {},
    before: { name: "k", allowedNetworks: ["203.0.113.0/24"] },
    after: { name: "k", allowedNetworks: ["2001:db8::/32"] },
  });
});

test.each(["203.0.113.7", " 203.0.113.0/24 ", "2001:db8::/32", "::1"])("%j is a network", (network) => {
  expect(
    updateApiKeyInput.safeParse({ keyId: crypto.randomUUID(), allowedNetworks: [network] }).success,
  ).toBe(true);
});

test.each(["203.0.113.0/33", "example.test", "203.0.113", "*", "", "203.0.113.7-9"])(
  "%j is no network, and is told so by its place",
  (network) => {
    const parsed = updateApiKeyInput.safeParse({
      keyId: crypto.randomUUID(),
      allowedNetworks: ["203.0.113.7", network],
    });
    expect(parsed.error?.issues).toMatchObject([
      { path: ["allowedNetworks", 1], message: "api-keys.badNetwork" },
    ]);
  },
);

test("no text of a key is stored or logged", async () => {
  const made = await make();
  const rotated = await rotateApiKey(owner, { keyId: made.keyId, overlapHours: 24 });
  const tables = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  for (const { name } of tables)
    for (const { key } of [made, rotated])
      expect(
        await admin`select 1 from ${admin(name)} t where t::text like ${`%${key.slice(45, 80)}%`}`,
        name,
      ).toEqual([]);
});

test("a sandbox key cannot be given what decides who receives", () => {
  const wanted = { name: "k", sandbox: true };
  for (const scope of keyScopes)
    expect(createApiKeyInput.safeParse({ ...wanted, scopes: [scope] }).success, scope).toBe(
      sandboxScopes.includes(scope),
    );
  const refusal = createApiKeyInput.safeParse({ ...wanted, scopes: ["contacts:write"] });
  expect(refusal.error?.issues).toMatchObject([{ path: ["scopes"], message: "api-keys.scopeNotInSandbox" }]);
});

test("a sandbox key that was given more in the database may still do no more", async () => {
  const { key, keyId } = await make({ sandbox: true, scopes: [...sandboxScopes] });
  expect(key).toMatch(/^hk_test_/);
  await admin`update api_keys set scopes = ${[...keyScopes]} where id = ${keyId}`;
  expect([...(await use(key)).may]).toEqual([...sandboxScopes]);
});

const customersBound = { code: "FORBIDDEN", key: "api-keys.sandboxOnly" };

test("a sandbox key writes drafts and sends tests to the company's own people, and moves nothing that reaches customers", async () => {
  const { context, campaignId, author } = campaign;
  const sandbox = await use((await make({ sandbox: true, scopes: [...sandboxScopes] })).key);
  expect(sandbox.sandbox).toBe(true);
  const draft = await createCampaign(sandbox, { name: "sandbox" });
  await updateCampaign(sandbox, { campaignId: draft.id, revision: 1, subject: "x" });
  const [contact] = await admin<
    { id: string }[]
  >`select id from contacts where tenant_id = ${context.tenantId} limit 1`;
  const [person] = await admin<{ email: string }[]>`select email from people where id = ${author.personId}`;
  await testCampaign(sandbox, { campaignId, contactId: contact?.id ?? "", to: [person?.email ?? ""] });
  await expect(
    testCampaign(sandbox, { campaignId, contactId: contact?.id ?? "", to: ["customer@example.jp"] }),
  ).rejects.toMatchObject({ key: "campaigns.testToStranger" });
  const all = { ...sandbox, may: new Set([...sandbox.may, "campaigns:stop" as const]) };
  const [known] = await admin<
    { revision: number }[]
  >`select revision from campaigns where id = ${campaignId}`;
  for (const state of [
    "in-review",
    "changes-requested",
    "approved",
    "scheduled",
    "sending",
    "paused",
    "cancelled",
  ]) {
    await admin`update campaigns set state = ${state} where id = ${campaignId}`;
    for (const move of [
      sendCampaign,
      cancelCampaign,
      pauseCampaign,
      resumeCampaign,
      stopCampaign,
      deleteCampaign,
    ])
      await expect(move(all, { campaignId }), `${move.name} ${state}`).rejects.toMatchObject(customersBound);
    await expect(
      updateCampaign(all, { campaignId, revision: known?.revision ?? 0, subject: "y" }),
    ).rejects.toMatchObject(customersBound);
  }
});
