import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { env } from "@/server/platform/env";
import { anchorAudit } from "./anchor-audit";
import { appendAudit } from "./append-audit";
import { sealedTexts } from "./pure/seal-hash";
import { sealAudit } from "./seal-audit";
import { type Anchor, signAnchor } from "./sign-anchor";
import { verifyAudit } from "./verify-audit";

const { admin } = await makeTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "hikyaku-anchors-"));
afterAll(() => rmSync(folder, { recursive: true }));
Object.assign(env(), { AUDIT_ANCHORS_FILE: join(folder, "anchors.jsonl") });
const anchorsOfFile = (): Anchor[] =>
  readFileSync(env().AUDIT_ANCHORS_FILE, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

type Log = { tenantId: string; slug: string; ids: string[]; append: (count?: number) => Promise<void> };
const length = 8;

/** A tenant whose log is sealed and anchored, row by row in the order of their ids. */
async function makeLog(): Promise<Log> {
  const context = await makeTestTenant(admin);
  const { tenantId } = context;
  const append = async (count = 1) => {
    for (let index = 0; index < count; index++)
      await withTenant(context, (tx) =>
        appendAudit(tx, context, {
          action: "tag.update",
          subject: `tags/${randomUUID()}`,
          details: { index, words: "配信 'x' \\ \u2028" },
          before: { name: index },
          ...(index % 2 === 0 && { after: { name: index + 0.1 } }),
        }),
      );
  };
  const [known] = await admin<
    { slug: string; rows: number }[]
  >`select slug, (select count(*)::int from audit_log where tenant_id = ${tenantId}) as rows from tenants where tenant_id = ${tenantId}`;
  await append(length - (known?.rows ?? 0));
  await sealAudit();
  await anchorAudit();
  const rows = await admin<{ id: string }[]>`
    select audit_id as id from audit_seals where tenant_id = ${tenantId} order by no`;
  expect(rows).toHaveLength(length);
  return { tenantId, slug: known?.slug ?? "", ids: rows.map(({ id }) => id), append };
}

const faultsOf = async ({ slug }: Log, anchors: readonly Anchor[] = []) =>
  (await verifyAudit({ slug, anchors })).faults.map(({ kind, no, auditId }) => ({ kind, no, auditId }));

test("an untouched log has no fault, neither while it grows", async () => {
  const log = await makeLog();
  expect(
    await faultsOf(
      log,
      anchorsOfFile().filter(({ tenantId }) => tenantId === log.tenantId),
    ),
  ).toEqual([]);
  await log.append(3);
  expect(await faultsOf(log)).toEqual([]);
  await sealAudit();
  const { rows, faults, late } = await verifyAudit({ slug: log.slug });
  expect({ rows, faults, late }).toEqual({ rows: length + 3, faults: [], late: [] });
});

const columns = {
  at: "at + interval '1 millisecond'",
  actor_kind: "case actor_kind when 'system' then 'person' else 'system' end",
  actor_id: "actor_id || 'x'",
  action: "action || 'x'",
  subject: "subject || 'x'",
  address: "'203.0.113.5'",
  details: "details || '{\"x\": 1}'",
  before: "null",
  after: "'{\"name\": 1}'",
} as const;

test("what is tried below is every column of the log but its keys", async () => {
  const found = await admin<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = 'audit_log'::regclass and attnum > 0 and not attisdropped`;
  const names = found.map(({ name }) => name).filter((name) => name !== "tenant_id");
  expect([...Object.keys(sealedTexts)].sort()).toEqual(names.sort());
  expect(["id", ...Object.keys(columns)].sort()).toEqual(names);
});

test.each(Object.entries(columns))("a changed %s is found, and its row is named", async (column, value) => {
  const log = await makeLog();
  await admin.unsafe(
    `update audit_log set ${column} = ${value} where tenant_id = '${log.tenantId}' and id = '${log.ids[4]}'`,
  );
  expect(await faultsOf(log)).toEqual([{ kind: "row-changed", no: 5, auditId: log.ids[4] }]);
});

test.each([
  {
    what: "a row that is gone",
    sql: "delete from audit_log where id = $row5",
    faults: [{ kind: "row-removed", no: 5, auditId: 4 }],
  },
  {
    what: "a row that is gone together with its seal",
    sql: "delete from audit_log where id = $row5; delete from audit_seals where audit_id = $row5",
    faults: [{ kind: "seals-removed", no: 5, auditId: null }],
  },
  {
    what: "a gap that was closed by counting anew",
    sql: `delete from audit_log where id = $row5; delete from audit_seals where audit_id = $row5;
      update audit_seals set no = no - 1 + 1000 where tenant_id = $tenant and no > 5;
      update audit_seals set no = no - 1000 where tenant_id = $tenant and no > 1000`,
    faults: [
      { kind: "row-changed", no: 5, auditId: 5 },
      { kind: "row-changed", no: 6, auditId: 6 },
      { kind: "row-changed", no: 7, auditId: 7 },
      { kind: "tail-cut", no: 8, auditId: null },
    ],
  },
  {
    what: "the beginning",
    sql: "delete from audit_log where id = $row1; delete from audit_seals where audit_id = $row1",
    faults: [{ kind: "seals-removed", no: 1, auditId: null }],
  },
  {
    what: "two rows in each other's places",
    sql: `update audit_seals set audit_id = uuidv7() where tenant_id = $tenant and no = 6;
      update audit_seals set audit_id = $row6 where tenant_id = $tenant and no = 3;
      update audit_seals set audit_id = $row3 where tenant_id = $tenant and no = 6`,
    faults: [
      { kind: "rows-reordered", no: 3, auditId: 5 },
      { kind: "rows-reordered", no: 6, auditId: 2 },
    ],
  },
  {
    what: "two seals in each other's places",
    sql: `update audit_seals set no = 1000 where tenant_id = $tenant and no = 3;
      update audit_seals set no = 3 where tenant_id = $tenant and no = 6;
      update audit_seals set no = 6 where tenant_id = $tenant and no = 1000`,
    faults: [
      { kind: "rows-reordered", no: 3, auditId: 5 },
      { kind: "row-changed", no: 4, auditId: 3 },
      { kind: "rows-reordered", no: 6, auditId: 2 },
      { kind: "row-changed", no: 7, auditId: 6 },
    ],
  },
  {
    what: "a seal that says another hash",
    sql: "update audit_seals set hash = 'x' || substr(hash, 2) where tenant_id = $tenant and no = 5",
    faults: [{ kind: "seal-changed", no: 5, auditId: 4 }],
  },
  {
    what: "a seal that says another time",
    sql: "update audit_seals set sealed_at = sealed_at + interval '1 day' where tenant_id = $tenant and no = 5",
    faults: [{ kind: "row-changed", no: 5, auditId: 4 }],
  },
  {
    what: "a forged anchor",
    sql: "update audit_anchors set hash = 'x' || hash where tenant_id = $tenant",
    faults: [{ kind: "anchor-forged", no: 8, auditId: null }],
  },
  {
    what: "a tail without its seals",
    sql: "delete from audit_log where id in ($row7, $row8); delete from audit_seals where tenant_id = $tenant and no > 6",
    faults: [{ kind: "tail-cut", no: 7, auditId: null }],
  },
])("$what is found", async ({ sql, faults }) => {
  const log = await makeLog();
  const statement = sql
    .replaceAll("$tenant", `'${log.tenantId}'`)
    .replaceAll(/\$row(\d)/g, (_, no) => `'${log.ids[Number(no) - 1]}'`);
  await admin.begin(async (tx) => void (await tx.unsafe(statement)));
  expect(await faultsOf(log)).toEqual(
    faults.map((fault) => ({
      ...fault,
      auditId: fault.auditId === null ? null : log.ids[fault.auditId],
    })),
  );
});

/** As a superuser would: the trigger does not see it. */
const insertPastTheLog = ({ tenantId }: Log, at: string) =>
  admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const [made] = await tx<{ id: string }[]>`
      insert into audit_log (tenant_id, at, actor_kind, actor_id, action, subject)
      values (${tenantId}, now() + ${at}::interval, 'system', 'x', 'tag.update', 'tags/1') returning id`;
    return made?.id ?? "";
  });

test.each(["-1 year", "-2 minutes", "1 year"])(
  "a row that was added past the log, at %s, is found",
  async (at) => {
    const log = await makeLog();
    const id = await insertPastTheLog(log, at);
    await sealAudit();
    expect(await faultsOf(log)).toEqual([{ kind: "row-unsealed", no: null, auditId: id }]);
  },
);

test("a row that was taken away before its seal is found", async () => {
  const log = await makeLog();
  await log.append();
  const [row] = await admin<{ id: string }[]>`
    delete from audit_log where tenant_id = ${log.tenantId} and id not in ${admin(log.ids)} returning id`;
  await sealAudit();
  expect(await faultsOf(log)).toEqual([{ kind: "removed-unsealed", no: null, auditId: row?.id }]);
});

test("a row that is dated back through the log itself is sealed, and shown as late", async () => {
  const log = await makeLog();
  await admin`insert into audit_log (tenant_id, at, actor_kind, actor_id, action, subject)
    values (${log.tenantId}, now() - interval '1 month', 'system', 'x', 'tag.update', 'tags/1')`;
  await sealAudit();
  const { faults, late } = await verifyAudit({ slug: log.slug });
  expect({ faults, late }).toEqual({
    faults: [],
    late: [{ tenantId: log.tenantId, count: 1, firstNo: length + 1 }],
  });
});

/** Cuts everything after a number off all three tables. */
const cutTail = ({ tenantId, ids }: Log, after: number) =>
  admin.begin(async (tx) => {
    await tx`delete from audit_seals where tenant_id = ${tenantId} and no > ${after}`;
    await tx`delete from audit_anchors where tenant_id = ${tenantId} and no > ${after}`;
    await tx`delete from audit_log where tenant_id = ${tenantId} and id <> all(${ids.slice(0, after)})`;
  });

test.each([
  { after: 6, what: "a tail" },
  { after: 0, what: "all of a log" },
])("$what that is cut off every table is found by the file alone", async ({ after }) => {
  const log = await makeLog();
  await cutTail(log, after);
  expect(await faultsOf(log)).toEqual([]);
  expect(
    await faultsOf(
      log,
      anchorsOfFile().filter(({ tenantId }) => tenantId === log.tenantId),
    ),
  ).toEqual([{ kind: "tail-cut", no: after + 1, auditId: null }]);
});

test("a tenant that is gone with its log is found by the file", async () => {
  const tenantId = randomUUID();
  const anchor = signAnchor({ tenantId, no: 3, hash: "h", at: "2026-11-22T05:40:33.123Z" });
  const { faults } = await verifyAudit({ anchors: [anchor] });
  expect(faults).toContainEqual({ kind: "tail-cut", no: 1, auditId: null, tenantId, slug: null });
});

test("a chain that was computed anew over changed rows is found by its anchors, and by nothing else", async () => {
  const log = await makeLog();
  await admin`update audit_log set action = 'tag.delete' where tenant_id = ${log.tenantId} and id = ${log.ids[4] ?? ""}`;
  await admin`delete from audit_seals where tenant_id = ${log.tenantId}`;
  await sealAudit();
  await admin`insert into audit_unsealed select tenant_id, id from audit_log where tenant_id = ${log.tenantId}`;
  await sealAudit();
  expect(await faultsOf(log)).toEqual([{ kind: "chain-rewritten", no: length, auditId: null }]);
  await admin`delete from audit_anchors where tenant_id = ${log.tenantId}`;
  expect(await faultsOf(log)).toEqual([]);
  const anchors = anchorsOfFile().filter(({ tenantId }) => tenantId === log.tenantId);
  expect(await faultsOf(log, anchors)).toEqual([{ kind: "chain-rewritten", no: length, auditId: null }]);
});

test("an anchor can be made by nobody who has only the database", async () => {
  const log = await makeLog();
  const own = anchorsOfFile().filter(({ tenantId }) => tenantId === log.tenantId);
  const [anchor] = own;
  if (!anchor) throw new Error("no anchor");
  for (const change of [
    { no: anchor.no - 1 },
    { hash: `${anchor.hash}x` },
    { at: "2020-01-01T00:00:00.000Z" },
    { signature: `x${anchor.signature.slice(1)}` },
  ])
    expect((await faultsOf(log, [{ ...anchor, ...change }])).map(({ kind }) => kind)).toEqual([
      "anchor-forged",
    ]);
});

test("ten sealers at once make one chain without a gap, whatever order rows commit in", async () => {
  const log = await makeLog();
  const open = await admin.reserve();
  await open`begin`;
  await open`insert into audit_log (tenant_id, actor_kind, actor_id, action, subject) values (${log.tenantId}, 'system', 'x', 'tag.early', 'tags/1')`;
  await log.append(40);
  const sealers = () => Promise.all(Array.from({ length: 10 }, sealAudit));
  await sealers();
  await open`commit`;
  open.release();
  await log.append(2);
  await sealers();
  expect(
    await admin`select count(*)::int, max(no)::int from audit_seals where tenant_id = ${log.tenantId}`,
  ).toEqual([{ count: length + 43, max: length + 43 }]);
  const [early] = await admin<{ no: number }[]>`
    select no::int from audit_seals s join audit_log a on a.id = s.audit_id where a.action = 'tag.early'`;
  expect(early?.no).toBeGreaterThan(length + 40);
  expect(await faultsOf(log)).toEqual([]);
  expect(await admin`select 1 from audit_unsealed where tenant_id = ${log.tenantId}`).toEqual([]);
});

test("a log from before there were seals is taken over as a whole, once its hour comes", async () => {
  const log = await makeLog();
  for (const table of ["audit_seals", "audit_anchors", "audit_unsealed"])
    await admin`delete from ${admin(table)} where tenant_id = ${log.tenantId}`;
  await sealAudit();
  expect(await admin`select 1 from audit_seals where tenant_id = ${log.tenantId}`).toEqual([]);
  await anchorAudit();
  await sealAudit();
  expect(await faultsOf(log)).toEqual([]);
  expect((await verifyAudit({ slug: log.slug })).rows).toBe(length);
});
