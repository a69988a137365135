import { workerSql } from "@/db/client";
import { type ChainFault, type Link, makeChainJudge } from "./pure/chain-judge";
import { type LogRow, sealedTextsSql } from "./pure/seal-hash";
import { type Anchor, isOurAnchor } from "./sign-anchor";

export type AuditFault = ChainFault & { tenantId: string; slug: string | null };
export type Verification = {
  tenants: number;
  /** Rows whose seals were checked. */
  rows: number;
  faults: AuditFault[];
  /** Rows that were sealed more than an hour from the time that they claim: a sealer that stood still, or a row that was dated back. */
  late: { tenantId: string; count: number; firstNo: number }[];
};

const rowsAtOnce = 2_000;
/** The sealer looks every second; a row that waits this long was not put before it, or it does not run. */
const unsealedSeconds = 60;
const mostUnsealedShown = 100;

/**
 * Looks over the chains of the audit log: finds rows that were changed, removed, moved or added, seals that were, and with the anchors
 * of a file a tail that was cut off everything.
 *
 * @param options.slug one tenant; without it all, those that only the anchors still know included
 * @param options.anchors from outside the database
 */
export async function verifyAudit({
  slug,
  anchors = [],
}: {
  slug?: string | undefined;
  anchors?: readonly Anchor[];
}): Promise<Verification> {
  const verification: Verification = { tenants: 0, rows: 0, faults: [], late: [] };
  const outside = Map.groupBy(anchors, ({ tenantId }) => tenantId);
  for (const tenant of await tenantsOf(slug, [...outside.keys()])) {
    const { tenantId } = tenant;
    const { faults, rows } = await verifyTenant(tenantId, outside.get(tenantId) ?? []);
    verification.tenants += 1;
    verification.rows += rows;
    verification.faults.push(...faults.map((fault) => ({ ...fault, ...tenant })));
    verification.late.push(...(await lateSeals(tenantId)));
  }
  return verification;
}

async function tenantsOf(slug: string | undefined, anchored: readonly string[]) {
  const sql = workerSql();
  const known = await sql<{ tenantId: string; slug: string | null }[]>`
    select tenant_id::text as "tenantId", slug from tenants where ${slug ?? null}::text is null or slug = ${slug ?? null} order by slug`;
  if (slug !== undefined) {
    if (known.length === 0) throw new Error(`No tenant has the slug ${slug}.`);
    return [...known];
  }
  const orphans = await sql<{ tenantId: string }[]>`
    select tenant_id::text as "tenantId" from audit_seals union select tenant_id::text from audit_anchors
    union select unnest(${[...anchored]}::text[])`;
  const lost = orphans.filter(({ tenantId }) => !known.some((tenant) => tenant.tenantId === tenantId));
  return [...known, ...lost.map(({ tenantId }) => ({ tenantId, slug: null }))];
}

async function verifyTenant(
  tenantId: string,
  outside: readonly Anchor[],
): Promise<{ faults: ChainFault[]; rows: number }> {
  const anchors = [...(await storedAnchors(tenantId)), ...outside];
  const wanted = new Map(anchors.map(({ no }) => [no, ""]));
  const judge = makeChainJudge(tenantId);
  let rows = 0;
  for await (const link of linksOf(tenantId)) {
    rows += 1;
    judge.next(link);
    if (wanted.has(link.no)) wanted.set(link.no, link.hash);
  }
  const { faults, last } = judge.end();
  return {
    rows,
    faults: [...faults, ...judgeAnchors(anchors, wanted, last), ...(await unsealedRows(tenantId))],
  };
}

/** Of what was signed, the chain must still have every head; one fault for each number. */
function judgeAnchors(
  anchors: readonly Anchor[],
  hashes: ReadonlyMap<number, string>,
  last: number,
): ChainFault[] {
  const faults = new Map<string, ChainFault>();
  const add = (kind: ChainFault["kind"], no: number) =>
    faults.set(`${kind}/${no}`, { kind, no, auditId: null });
  let reached = last;
  for (const anchor of anchors)
    if (!isOurAnchor(anchor)) add("anchor-forged", anchor.no);
    else if (anchor.no > last) reached = Math.max(reached, anchor.no);
    else if (hashes.get(anchor.no) !== anchor.hash) add("chain-rewritten", anchor.no);
  if (reached > last) add("tail-cut", last + 1);
  return [...faults.values()];
}

const storedAnchors = (tenantId: string) => workerSql()<Anchor[]>`
  select tenant_id::text as "tenantId", no::float8 as no, hash, signature, key_version as "keyVersion",
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from audit_anchors where tenant_id = ${tenantId} order by no`;

async function* linksOf(tenantId: string): AsyncGenerator<Link> {
  type Row = LogRow & { no: number; sealOf: string; hash: string; sealedAt: string };
  const sql = workerSql();
  for (let after = 0; ; ) {
    const rows: Row[] = await sql<Row[]>`
      select s.no::float8 as no, s.audit_id::text as "sealOf", s.hash,
        to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt", ${sql.unsafe(sealedTextsSql)}
      from audit_seals s left join audit_log a on a.tenant_id = s.tenant_id and a.id = s.audit_id
      where s.tenant_id = ${tenantId} and s.no > ${after} order by s.no limit ${rowsAtOnce}`;
    for (const { no, sealOf, hash, sealedAt, ...row } of rows)
      yield { no, auditId: sealOf, hash, sealedAt, row: row.id === null ? null : row };
    const last = rows.at(-1);
    if (!last) return;
    after = last.no;
  }
}

/** Rows that no seal covers though they had the time, and rows that were taken away before they got one. */
async function unsealedRows(tenantId: string): Promise<ChainFault[]> {
  const sql = workerSql();
  const rows = await sql<{ kind: ChainFault["kind"]; auditId: string }[]>`
    select 'row-unsealed' as kind, a.id::text as "auditId" from audit_log a
    where a.tenant_id = ${tenantId} and abs(extract(epoch from now() - a.at)) > ${unsealedSeconds} and not exists (
      select 1 from audit_seals s where s.tenant_id = a.tenant_id and s.audit_id = a.id)
    union all
    select 'removed-unsealed', u.audit_id::text from audit_unsealed u
    where u.tenant_id = ${tenantId} and not exists (
      select 1 from audit_log a where a.tenant_id = u.tenant_id and a.id = u.audit_id)
      and not exists (select 1 from audit_seals s where s.tenant_id = u.tenant_id and s.audit_id = u.audit_id)
    order by 2 limit ${mostUnsealedShown}`;
  return rows.map((row) => ({ ...row, no: null }));
}

const lateSeals = (tenantId: string) => workerSql()<Verification["late"]>`
  select ${tenantId} as "tenantId", count(*)::int as count, min(s.no)::float8 as "firstNo"
  from audit_seals s join audit_log a on a.tenant_id = s.tenant_id and a.id = s.audit_id
  where s.tenant_id = ${tenantId} and abs(extract(epoch from s.sealed_at - a.at)) > 3600 having count(*) > 0`;
