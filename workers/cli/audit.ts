import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { connectAs, disconnect } from "@/db/client";
import { anchorAudit } from "@/server/domain/audit/anchor-audit";
import type { Anchor } from "@/server/domain/audit/sign-anchor";
import { type AuditFault, verifyAudit } from "@/server/domain/audit/verify-audit";
import { env } from "@/server/platform/env";

const usage =
  "usage: npm run audit -- verify [--tenant SLUG] [--anchors FILE]… [--json]\n       npm run audit -- anchor";
const told = (line: string) => process.stdout.write(`${line}\n`);

const anchorShape = z.strictObject({
  tenantId: z.uuid(),
  no: z.int().min(1),
  hash: z.string(),
  at: z.string(),
  signature: z.string(),
  keyVersion: z.int(),
});

/** What the worker noted, a line each. */
function readAnchors(file: string): Anchor[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      try {
        return [anchorShape.parse(JSON.parse(line))];
      } catch {
        throw new Error(`${file}, line ${index + 1}, is no anchor. Is it the file that the worker writes?`);
      }
    });
}

const sentences: Readonly<Record<AuditFault["kind"], string>> = {
  "row-changed": "the row, or its seal, was changed",
  "row-removed": "the row was removed",
  "rows-reordered": "the row stands in another's place",
  "seal-changed": "the seal was changed",
  "seals-removed": "seals from this number on were removed",
  "row-unsealed": "the row has no seal: it was added past the log, or the worker that seals does not run",
  "removed-unsealed": "the row was removed before it was sealed",
  "tail-cut": "everything from this number on was removed",
  "chain-rewritten": "the chain is another than the one that was anchored here",
  "anchor-forged": "an anchor here was not signed by this installation, or was changed",
};

function tell({ kind, slug, tenantId, no, auditId }: AuditFault): void {
  const where = [slug ?? tenantId, no === null ? null : `no. ${no}`, auditId && `row ${auditId}`];
  told(`✗ ${where.filter((part) => part !== null).join(", ")}: ${sentences[kind]} (${kind})`);
}

async function verify(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      tenant: { type: "string" },
      anchors: { type: "string", multiple: true },
      json: { type: "boolean", default: false },
    },
  });
  const usual = env().AUDIT_ANCHORS_FILE;
  const files = values.anchors ?? (existsSync(usual) ? [usual] : []);
  const found = await verifyAudit({ slug: values.tenant, anchors: files.flatMap(readAnchors) });
  if (found.faults.length > 0) process.exitCode = 1;
  if (values.json) {
    told(JSON.stringify({ ...found, anchorFiles: files }));
    return;
  }
  for (const fault of found.faults) tell(fault);
  for (const { tenantId, count, firstNo } of found.late)
    told(
      `· ${tenantId}: ${count} rows were sealed more than an hour from the time that they claim, the first as no. ${firstNo}`,
    );
  if (files.length === 0)
    told(
      `· There is no ${usual}: an end that was cut off every table cannot be found. Name a copy with --anchors FILE.`,
    );
  told(
    `${found.faults.length === 0 ? "✓" : "✗"} ${found.rows} rows of ${found.tenants} tenants, ${found.faults.length} faults.`,
  );
}

async function anchor(): Promise<void> {
  told(`${await anchorAudit()} chains have grown and were anchored in ${env().AUDIT_ANCHORS_FILE}.`);
}

connectAs("worker");
try {
  const command = { verify, anchor }[process.argv[2] ?? ""];
  if (!command) throw new Error(usage);
  await command();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
} finally {
  await disconnect();
}
