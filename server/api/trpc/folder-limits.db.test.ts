import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { handleRest } from "@/server/api/rest/handle-rest";
import { listOperations, requestOf } from "@/server/api/rest/testing-operations";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { createFolder } from "@/server/domain/folders/create-folder";
import { foldersOfMember } from "@/server/domain/folders/folders-of-member";
import { changeRole } from "@/server/domain/people/change-role";
import { makeTestRelease } from "@/server/domain/releases/testing-release";
import { createSegment } from "@/server/domain/segments/create-segment";
import { DomainError } from "@/server/platform/errors";
import {
  type Answer,
  ask,
  type FullTenant,
  fillTenant,
  inputsOf,
  type Person,
  procedures,
} from "./testing-inputs";

/** Stands in everything that lies in the folder which is closed to the one who asks. */
const secret = "KAKUSHIGOTO";
const { admin } = await makeTestDatabase();

let tenant: FullTenant;
/** May do all that an administrator does, in another folder of the same tenant. */
let limited: Person;
/** His key, with every scope. */
let key: string;
/** What lies in the closed folder, by the name that inputs give it. */
const closed = ["campaignId", "approvalId", "segmentId", "templateId", "folderId"] as const;
/** The same inputs with ids that nobody has. */
let unknown: FullTenant;

beforeAll(async () => {
  tenant = await fillTenant(admin, "Hanaya");
  const { owner, ids, campaign } = tenant;
  const { tenantId } = owner;
  const inside = { folder_id: ids.folderId ?? null, name: secret };
  for (const [table, id] of [
    ["campaigns", ids.campaignId],
    ["segments", ids.segmentId],
    ["templates", ids.templateId],
  ] as const)
    await admin`update ${admin(table)} set ${admin(inside)} where tenant_id = ${tenantId} and id = ${id ?? ""}`;
  await admin`update folders set name = ${secret} where id = ${ids.folderId ?? ""}`;
  await admin`update campaigns set subject = ${secret} where id = ${campaign.campaignId}`;
  await admin`update approvals set content = jsonb_set(content, '{subject}', ${JSON.stringify(secret)}::jsonb), comment = ${secret} where tenant_id = ${tenantId}`;
  // A mail of the closed campaign that a contact got, whom everybody may see.
  const sent = { ...campaign, content: { ...campaign.content, subject: secret } };
  const releaseId = await makeTestRelease(admin, sent, { started_at: "2026-01-15T00:00:00Z" });
  const send = {
    tenant_id: tenantId,
    release_id: releaseId,
    contact_id: ids.contactId ?? "",
    made_month: `${new Date().toISOString().slice(0, 7)}-01`,
  };
  const sendId = randomUUID();
  await admin`insert into sends ${admin({ ...send, id: sendId, address_hash: "", domain: "example.test", dedupe_key: sendId })}`;
  await admin`insert into message_events ${admin({ ...send, send_id: sendId, kind: "accepted" })}`;
  // What everybody may see is named in a segment that is closed.
  await createSegment(owner, {
    name: secret,
    folderId: ids.folderId,
    rule: { kind: "tag", tagId: ids.tagId ?? "", has: true },
  });

  const { folderId } = await createFolder(owner, { name: "Open", parentId: null });
  const member = await addPerson(admin, owner, { name: "Limited", role: "admin" });
  ({ key } = await createApiKey(member, { name: "k", scopes: [...keyScopes], daysValid: null }));
  await changeRole(owner, { personId: member.personId, folders: [folderId] });
  const folders = await withTenant(owner, (tx) => foldersOfMember(tx, owner, member.personId));
  limited = { ...member, folders, may: new Set([...member.may].filter((one) => one !== "audit:read")) };
  unknown = { ...tenant, ids: { ...ids, ...Object.fromEntries(closed.map((name) => [name, randomUUID()])) } };
});

/** Every row that lies in the closed folder or belongs to it. */
const closedRows = async () => {
  const { tenantId } = tenant.owner;
  const folderId = tenant.ids.folderId ?? "";
  return admin`select
    (select json_agg(t order by id) from folders t where tenant_id = ${tenantId} and id = ${folderId}) folders,
    (select json_agg(t order by id) from campaigns t where tenant_id = ${tenantId} and folder_id = ${folderId}) campaigns,
    (select json_agg(t order by id) from segments t where tenant_id = ${tenantId} and folder_id = ${folderId}) segments,
    (select json_agg(t order by id) from templates t where tenant_id = ${tenantId} and folder_id = ${folderId}) templates,
    (select json_agg(t order by id) from approvals t where tenant_id = ${tenantId}) approvals,
    (select json_agg(t order by id) from releases t where tenant_id = ${tenantId}) releases`;
};
const idsOf = (stock: FullTenant) => closed.map((name) => stock.ids[name] ?? "");
const names = (input: unknown) => idsOf(tenant).some((id) => JSON.stringify(input)?.includes(id));
const withoutIds = (words: string) =>
  [...idsOf(tenant), ...idsOf(unknown)].reduce((text, id) => text.replaceAll(id, "<id>"), words);
const tells = ({ words }: { words: string }) => words.includes(secret);

test("to somebody who is limited to one folder, what lies in another is not there: in no procedure", async () => {
  const before = await closedRows();
  const answers: Answer[] = [];
  const different: string[] = [];
  let compared = 0;
  for (const procedure of procedures) {
    const others = inputsOf(procedure, unknown);
    for (const [no, input] of inputsOf(procedure, { ...tenant, word: secret }).entries()) {
      const isAttack = names(input);
      // A change that names nothing closed is his right, and would be no attack.
      if (!isAttack && !procedure.isQuery) continue;
      const answer = await ask(limited, procedure.path, input);
      answers.push(answer);
      if (!isAttack) continue;
      compared += 1;
      const control = await ask(limited, procedure.path, others[no]);
      const [told, wanted] = [answer, control].map(({ words }) => withoutIds(words));
      if (told !== wanted) different.push(`${procedure.path}: ${told}, and of an unknown id: ${wanted}`);
    }
  }
  expect(answers.filter(tells)).toEqual([]);
  expect(different).toEqual([]);
  expect(await closedRows()).toEqual(before);
  expect(compared).toBeGreaterThan(30);
  const unexpected = answers.filter(({ failure }) => failure !== null && !(failure instanceof DomainError));
  expect(unexpected.map(({ path, words }) => `${path} ${words}`)).toEqual([]);
});

test("nor to a key of his, in any operation", async () => {
  const before = await closedRows();
  const answers: { name: string; words: string }[] = [];
  const different: string[] = [];
  const knock = async (request: Request) => {
    await admin`delete from rate_limits`;
    const response = await handleRest(request);
    return `${response.status} ${await response.text()}`;
  };
  for (const operation of await listOperations()) {
    const request = requestOf(operation, tenant, key);
    const isAttack = names(`${request.url} ${await request.clone().text()}`);
    if (!isAttack && operation.method !== "get") continue;
    const words = await knock(request);
    answers.push({ name: operation.name, words });
    if (!isAttack) continue;
    const [told, wanted] = [words, await knock(requestOf(operation, unknown, key))].map(withoutIds);
    if (told !== wanted) different.push(`${operation.name}: ${told}, and of an unknown id: ${wanted}`);
  }
  expect(answers.filter(tells)).toEqual([]);
  expect(different).toEqual([]);
  expect(await closedRows()).toEqual(before);
  expect(answers.filter(({ words }) => words.startsWith("500")).map(({ name }) => name)).toEqual([]);
});

test("what is in use in a closed folder stays in use, and is not named", async () => {
  const removal = await ask(limited, "domains.remove", { domainId: tenant.ids.domainId });
  expect(removal.failure).toMatchObject({ key: "domains.inUse", details: { campaigns: ["…"] } });
  const { failure } = await ask(limited, "tags.delete", { tagId: tenant.ids.tagId });
  expect(failure).toMatchObject({ code: "CONFLICT", key: "tags.inUse", details: { segments: ["…", "…"] } });
});

test("without the limit the same person is told: so the tests above can fail", async () => {
  const free = { ...limited, folders: null };
  const telling = new Set<string>();
  for (const procedure of procedures)
    if (procedure.isQuery)
      for (const input of inputsOf(procedure, { ...tenant, word: secret })) {
        const answer = await ask(free, procedure.path, input);
        if (tells(answer)) telling.add(answer.path);
      }
  expect([...telling].sort()).toEqual(
    expect.arrayContaining([
      "approvals.get",
      "approvals.list",
      "calendar.list",
      "campaigns.get",
      "campaigns.list",
      "contacts.get",
      "folders.list",
      "names.search",
      "reports.get",
      "segments.get",
      "segments.list",
      "templates.get",
      "templates.list",
    ]),
  );
});
