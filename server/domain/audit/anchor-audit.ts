import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { workerSql } from "@/db/client";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { type Anchor, type ChainHead, signAnchor } from "./sign-anchor";

/**
 * Notes how far each tenant's chain reaches, where it has grown since the last time: in the database, and outside of it in
 * `AUDIT_ANCHORS_FILE` and the log. Whoever cuts the end off every table cannot cut these.
 *
 * @returns how many chains were anchored
 */
export async function anchorAudit(): Promise<number> {
  await adoptOldLogs();
  const anchors = (await grownChains()).map(signAnchor);
  if (anchors.length === 0) return 0;
  // A full disk must not keep the other two places from being written.
  const written = await appendToFile(anchors).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  await workerSql()`
    insert into audit_anchors (tenant_id, no, hash, signature, key_version, at)
    select * from unnest(${anchors.map((anchor) => anchor.tenantId)}::uuid[], ${anchors.map((anchor) => anchor.no)}::bigint[],
      ${anchors.map((anchor) => anchor.hash)}::text[], ${anchors.map((anchor) => anchor.signature)}::text[],
      ${anchors.map((anchor) => anchor.keyVersion)}::int[], ${anchors.map((anchor) => anchor.at)}::text[]::timestamptz[])
    on conflict do nothing`;
  for (const { tenantId, no, hash, signature } of anchors)
    log.info("audit log anchored", { tenantId, count: no, hash, signature });
  if (written) throw written.error;
  return anchors.length;
}

const grownChains = () => workerSql()<ChainHead[]>`
  select t.tenant_id::text as "tenantId", head.no::float8 as no, head.hash,
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from tenants t cross join lateral (
    select s.no, s.hash from audit_seals s where s.tenant_id = t.tenant_id order by s.no desc limit 1) head
  where not exists (select 1 from audit_anchors a where a.tenant_id = t.tenant_id and a.no >= head.no)`;

/** Logs from before there were seals: one row brings the tenant before the sealer, which then takes all of it. */
const adoptOldLogs = () => workerSql()`
  insert into audit_unsealed select t.tenant_id, first.id
  from tenants t cross join lateral (
    select a.id from audit_log a where a.tenant_id = t.tenant_id order by a.id limit 1) first
  where not exists (select 1 from audit_seals s where s.tenant_id = t.tenant_id) on conflict do nothing`;

/** One JSON object a line; only ever appended to. */
async function appendToFile(anchors: readonly Anchor[]): Promise<void> {
  const file = env().AUDIT_ANCHORS_FILE;
  await mkdir(dirname(file), { recursive: true });
  const lines = anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join("");
  await appendFile(file, lines, { mode: 0o600, flush: true });
}
