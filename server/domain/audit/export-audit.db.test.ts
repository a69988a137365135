import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { auditExportWords } from "@/server/api/audit-export-words";
import { handleRest } from "@/server/api/rest/handle-rest";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { addPerson, makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { createContact } from "@/server/domain/contacts/create-contact";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { anchorAudit } from "./anchor-audit";
import { appendAudit } from "./append-audit";
import { exportAudit } from "./export-audit";
import { getAuditChain } from "./get-audit-chain";
import { listAudit } from "./list-audit";
import { exportAuditInput, listAuditInput } from "./schema";
import { sealAudit } from "./seal-audit";

const { admin } = await makeTestDatabase();
let owner: Context & { personId: string };
let campaignId: string;

beforeAll(async () => {
  const campaign = await makeTestCampaign(admin, 0);
  ({ campaignId } = campaign);
  owner = await addPerson(admin, campaign.context, { name: "＝所有者", role: "owner" });
  await admin`update campaigns set name = '=HYPERLINK("http://evil.test")' where id = ${campaignId}`;
});

const note = (context: Context, action: string, subject = `campaigns/${campaignId}`) =>
  withTenant(context, (tx) =>
    appendAudit(tx, context, { action, subject, before: { cap: null }, after: { cap: 3 } }),
  );

async function textOf(context: Context, input: object): Promise<string> {
  const { bytes } = await exportAudit(context, exportAuditInput.parse(input), auditExportWords("en"));
  const chunks = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

test("a spreadsheet gets every row, and no cell of it is a formula", async () => {
  await note(owner, "campaign.send");
  await note({ ...owner, actor: { kind: "system", job: "@SUM(1)" } }, "campaign.halt", "=1+1/x");
  await sealAudit();
  const text = await textOf(owner, {});
  expect(text.codePointAt(0)).toBe(0xfeff);
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  expect(rows.map((row) => row.Action)).toEqual(
    expect.arrayContaining(["audit.export", "campaign.halt", "campaign.send"]),
  );
  for (const cell of rows.flatMap((row) => Object.values(row)))
    expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  expect(rows.find((row) => row.Action === "campaign.send")).toMatchObject({
    Who: "'＝所有者",
    Name: `'=HYPERLINK("http://evil.test")`,
    Before: '{"cap":null}',
    After: '{"cap":3}',
    "Seal number": expect.stringMatching(/^\d+$/),
  });
});

test("JSON lines say what the list says, and the filter holds", async () => {
  await note(owner, "segment.update", "segments/1");
  const lines = (await textOf(owner, { format: "jsonl", action: "segment." })).trimEnd().split("\n");
  const { items } = await listAudit(owner, listAuditInput.parse({ action: "segment." }));
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(items)));
  expect(items).toHaveLength(1);
});

test("an export of more rows than a page has is whole, and is noted with its filter before it begins", async () => {
  const context = await makeTestTenant(admin);
  await admin`
    insert into audit_log (tenant_id, actor_kind, actor_id, action, subject)
    select ${context.tenantId}, 'system', 'x', 'tag.update', 'tags/' || n from generate_series(1, 2500) n`;
  const lines = (await textOf(context, { format: "jsonl", action: "tag." })).trimEnd().split("\n");
  expect(new Set(lines.map((line) => JSON.parse(line).subject)).size).toBe(2_500);
  const [noted] = (await listAudit(context, listAuditInput.parse({}))).items;
  expect(noted).toMatchObject({ action: "audit.export", details: { format: "jsonl", action: "tag." } });
});

test("names of contacts stay where they are", async () => {
  const { contactId } = await createContact(owner, { email: "himitsu@example.test" });
  const { items } = await listAudit(owner, listAuditInput.parse({ subject: `contacts/${contactId}` }));
  expect(items[0]?.subjectName).toBe("himitsu@example.test");
  for (const format of ["csv", "jsonl"]) expect(await textOf(owner, { format })).not.toContain("himitsu");
});

test("who may not read the log takes nothing of it, and neither does staff that looks in", async () => {
  const none = { ...owner, may: new Set<never>() };
  await expect(textOf(none, {})).rejects.toMatchObject({ code: "FORBIDDEN", key: "people.notAllowed" });
  const staff = {
    ...owner,
    actor: { kind: "operator", personId: owner.personId, sessionId: "s", grantId: "g" },
  } as const;
  await expect(textOf(staff, {})).rejects.toMatchObject({ code: "FORBIDDEN", key: "audit.exportByStaff" });
});

test("a row is shown without its seal until it has one; the chain's head and its anchor can be asked for", async () => {
  const context = await makeTestTenant(admin);
  expect(await getAuditChain(context)).toEqual({ head: null, anchored: null });
  await note(context, "campaign.send");
  const sealOf = async () => (await listAudit(context, listAuditInput.parse({}))).items[0]?.seal;
  expect(await sealOf()).toBeNull();
  await sealAudit();
  const seal = await sealOf();
  expect(seal).toMatchObject({ no: 1, hash: expect.stringMatching(/^[\w-]{43}$/) });
  expect(await getAuditChain(context)).toEqual({ head: seal, anchored: null });
  await anchorAudit();
  expect((await getAuditChain(context)).anchored).toMatchObject({ no: 1, hash: seal?.hash });
});

test("a program reads seals, chain and export by REST, if its key may read the log", async () => {
  const { key } = await createApiKey(owner, { name: "k", scopes: ["audit:read"], daysValid: null });
  const poor = await createApiKey(owner, { name: "p", scopes: ["campaigns:read"], daysValid: null });
  const ask = (path: string, bearer = key) =>
    handleRest(
      new Request(`http://127.0.0.1:3000/api/v1${path}`, { headers: { authorization: `Bearer ${bearer}` } }),
    );
  await sealAudit();
  const list = await (await ask("/audit?limit=1")).json();
  expect(list.items[0]).toMatchObject({ seal: { no: expect.any(Number) }, before: null });
  expect((await (await ask("/audit/chain")).json()).head.no).toBe(list.items[0].seal.no);
  const csv = await ask("/audit/export");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toMatch(
    /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/,
  );
  expect(await csv.text()).toContain("campaign.send");
  const lines = await ask("/audit/export?format=jsonl&action=audit.");
  expect(JSON.parse((await lines.text()).split("\n")[0] ?? "")).toMatchObject({
    action: "audit.export",
    actorKind: "key",
  });
  for (const path of ["/audit", "/audit/chain", "/audit/export"])
    expect((await ask(path, poor.key)).status, path).toBe(403);
  expect((await ask("/audit/export?format=xml")).status).toBe(400);
});
