import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { applyBatch } from "./apply-batch";
import { applyImport } from "./apply-import";
import { loadImportJob } from "./load-import-job";
import { readRows, rowsPerBatch } from "./read-rows";
import { resumeImports } from "./resume-imports";
import { stopImport } from "./stop-import";
import { checkFile, confirmImport, readImport } from "./testing-import";

const { admin } = await makeTestDatabase();
const people = 4 * rowsPerBatch;
/** Each person once more at the end of the file, and one row without an address. */
const lines = Array.from({ length: people }, (_, no) => `user${no}@example.jp,佐藤${no},会員,はい`);
const repeated = 700;
const file = `email,姓,タグ,配信許可\n${[...lines, ",鈴木,,", ...lines.slice(0, repeated)].join("\n")}\n`;
const total = people + 1 + repeated;
const whole = {
  rowsTotal: total,
  rowsRead: total,
  rowsNew: people,
  rowsChanged: 0,
  rowsUnchanged: 0,
  rowsRejected: repeated + 1,
};
const consent = { how: "会員規約" };

async function confirmed(): Promise<{ context: Context; importId: string }> {
  const context = await makeTestTenant(admin);
  const importId = await checkFile(context, file);
  await confirmImport(context, importId, { consent });
  return { context, importId };
}
async function expectWhole(context: Context, importId: string): Promise<void> {
  const { tenantId } = context;
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "done",
    ...whole,
    report: { apply: { consentsGiven: people, tagsAdded: people } },
  });
  const [sums] = await admin`
    select (select count(*)::int from contacts where tenant_id = ${tenantId}) contacts,
      (select count(*)::int from contact_tags where tenant_id = ${tenantId}) tags,
      (select count(*)::int from consent_events where tenant_id = ${tenantId}) events,
      (select count(*)::int from staging_import where tenant = ${tenantId}) staged`;
  expect(sums).toEqual({ contacts: people, tags: people, events: people, staged: 0 });
}

test("a run that ends between two batches is taken up after the last, and nothing is done twice", async () => {
  const { context, importId } = await confirmed();
  const job = await loadImportJob(context, importId);
  if (job === null) throw new Error("the import is gone");
  for await (const batch of readRows(context, job.source)) {
    expect(await applyBatch(job, batch, 0)).toBe("applied");
    break;
  }
  const half = await readImport(admin, context, importId);
  expect(half).toMatchObject({ state: "applying" });
  expect(half?.rowsRead).toBeGreaterThan(0);
  expect(half?.rowsRead).toBeLessThan(total);
  await applyImport(context, { importId });
  await expectWhole(context, importId);
});

test("two runs beside each other do everything once", async () => {
  const { context, importId } = await confirmed();
  await Promise.all([applyImport(context, { importId }), applyImport(context, { importId })]);
  await expectWhole(context, importId);
});

test("a process that is killed loses nothing", { timeout: 120_000 }, async () => {
  const { context, importId } = await confirmed();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "server/domain/imports/testing-apply-child.ts", context.tenantId, importId],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const ended = once(child, "exit");
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const now = await readImport(admin, context, importId);
    if (now?.rowsRead > 0 || child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGKILL");
  await ended;
  const killed = await readImport(admin, context, importId);
  expect(killed).toMatchObject({ state: "applying" });
  expect(killed?.rowsRead).toBeGreaterThan(0);
  expect(killed?.rowsRead).toBeLessThan(total);
  await applyImport(context, { importId });
  await expectWhole(context, importId);
});

test("one that stands still for two minutes is queued again once, past the job of the lost process", async () => {
  const { importId } = await confirmed();
  const queued = async () => {
    const rows = await admin`
      select name from pgboss.job where data->'payload'->>'importId' = ${importId} and name = 'apply-import'`;
    return rows.length;
  };
  await resumeImports();
  expect(await queued()).toBe(1);
  await admin`update pgboss.job set state = 'active' where data->'payload'->>'importId' = ${importId}`;
  await admin`update imports set progress_at = now() - interval '3 minutes' where id = ${importId}`;
  await resumeImports();
  await resumeImports();
  expect(await queued()).toBe(2);
});

test("a request to stop ends it at the next batch; what was applied stays and is told", async () => {
  const { context, importId } = await confirmed();
  const job = await loadImportJob(context, importId);
  if (job === null) throw new Error("the import is gone");
  for await (const batch of readRows(context, job.source)) {
    await applyBatch(job, batch, 0);
    break;
  }
  await stopImport(context, { importId });
  await applyImport(context, { importId });
  const stopped = await readImport(admin, context, importId);
  const [made] = await admin`select count(*)::int n from contacts where tenant_id = ${context.tenantId}`;
  expect(stopped).toMatchObject({ state: "stopped", rowsNew: made?.n, rowsTotal: total });
  expect(made?.n).toBeGreaterThan(0);
  expect(made?.n).toBeLessThan(people);
  await expect(stopImport(context, { importId })).rejects.toMatchObject({ key: "imports.notRunning" });
});
