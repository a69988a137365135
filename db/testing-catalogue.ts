import type postgres from "postgres";
import { appendOnlyTables, crossTenantIndexes, folderTables, globalTables, stagingTables } from "./rls";

export type CatalogueClient = postgres.Sql | postgres.TransactionSql;
/** Looks at a whole database and names what is wrong, one sentence each; nothing: the guard holds. */
export type CatalogueCheck = (sql: CatalogueClient) => Promise<string[]>;

/** Roles that serve requests and jobs. None of them owns a table. */
const workingRoles = ["hikyaku_app", "hikyaku_worker", "hikyaku_reader"];
const allRoles = [...workingRoles, "hikyaku_jobs", "hikyaku_owner"];

/** Tables of ours, partitions included, with whether they carry `tenant_id`. */
const ours = (sql: CatalogueClient) => sql`
  select c.oid, c.relname as name, c.relispartition, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relacl, exists (
    select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

const told = (rows: Iterable<postgres.Row>): string[] => [...rows].map(({ fault }) => String(fault));

const rowSecurity: CatalogueCheck = async (sql) =>
  told(
    await sql`
    select name || case when relrowsecurity then ': row-level security is not forced' else ': row-level security is off' end as fault
    from (${ours(sql)}) t where has_tenant and not (relrowsecurity and relforcerowsecurity)`,
  );

const wantedPolicies = [
  "tenant hikyaku_app ALL (tenant_id = current_tenant()) (tenant_id = current_tenant())",
  "worker hikyaku_worker ALL true true",
  "reader hikyaku_reader SELECT true -",
];

/** Where rights can be limited to folders, as PostgreSQL tells it. */
function wantedOf(table: string): string[] {
  const folder = folderTables[table];
  if (folder === undefined) return wantedPolicies;
  const isIn = folder
    ? `(EXISTS ( SELECT FROM ${folder.owner} o WHERE ((o.tenant_id = ${table}.tenant_id) AND (o.id = ${table}.${folder.by}))))`
    : "(folder_id = ANY (current_folders()))";
  const isReached = `((current_folders() IS NULL) OR ${isIn})`;
  return [...wantedPolicies, `folders hikyaku_app ALL ${isReached} ${isReached} RESTRICTIVE`];
}

/** A member's folders say what the limit is; they do not lie in it. */
const isNoFolderOf = "member_folders";

/** Exactly our policies on each tenant table, the limit to folders on what lies in them; none on a partition, so that nothing is reached by its name. */
const policies: CatalogueCheck = async (sql) => {
  const rows = await sql<{ name: string; relispartition: boolean; found: string[] }[]>`
    select t.name, t.relispartition, coalesce(array_agg(concat_ws(' ', p.policyname, array_to_string(p.roles, ','), p.cmd,
      regexp_replace(p.qual, '\\s+', ' ', 'g'), coalesce(regexp_replace(p.with_check, '\\s+', ' ', 'g'), '-'), case p.permissive when 'PERMISSIVE' then null else p.permissive end)) filter (where p.policyname is not null), '{}') as found
    from (${ours(sql)}) t left join pg_policies p on p.schemaname = 'public' and p.tablename = t.name where t.has_tenant group by 1, 2`;
  const inFolders = await sql<{ name: string }[]>`
    select t.name from (${ours(sql)}) t join pg_attribute a on a.attrelid = t.oid and a.attname = 'folder_id' and not a.attisdropped
    where t.name <> ${isNoFolderOf}`;
  const unlisted = inFolders.filter(({ name }) => !(name in folderTables));
  return rows.flatMap(({ name, relispartition, found }) => {
    const wanted = relispartition ? [] : wantedOf(name);
    return [
      ...unlisted
        .filter((table) => table.name === name)
        .map(() => `${name}: lies in folders, and is not in folderTables`),
      ...wanted
        .filter((policy) => !found.includes(policy))
        .map((policy) => `${name}: lacks the policy ${policy}`),
      ...found
        .filter((policy) => !wanted.includes(policy))
        .map((policy) => `${name}: has the policy ${policy}`),
    ];
  });
};

/** Keys of a tenant table tell nothing of other tenants; other indexes serve one tenant. */
const tenantFirst: CatalogueCheck = async (sql) => {
  const rows = await sql<{ name: string; fault: string }[]>`
    select i.relname as name, t.name || ': ' || i.relname || ' does not start with tenant_id' as fault
    from (${ours(sql)}) t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
    where t.has_tenant and not exists (
      select 1 from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0] and a.attname = 'tenant_id')`;
  const stale = Object.keys(crossTenantIndexes).filter((index) => !rows.some(({ name }) => name === index));
  return [
    ...told(rows.filter(({ name }) => !(name in crossTenantIndexes))),
    ...stale.map((index) => `crossTenantIndexes: ${index} is no such index`),
  ];
};

/** A key that does not carry the tenant on both sides lets one tenant point at another's row: its checks bypass policies. */
const foreignKeys: CatalogueCheck = async (sql) =>
  told(
    await sql`
    with t as (${ours(sql)})
    select a.name || ': ' || k.conname || ' ' || case
        when not a.has_tenant then 'points from a global table at a tenant''s'
        when k.confdeltype in ('n', 'd') then 'may clear tenant_id'
        else 'does not start with tenant_id on both sides' end as fault
    from pg_constraint k join t a on a.oid = k.conrelid join t b on b.oid = k.confrelid
    where k.contype = 'f' and b.has_tenant and (not a.has_tenant
      or not exists (select 1 from pg_attribute c where c.attrelid = a.oid and c.attnum = k.conkey[1] and c.attname = 'tenant_id')
      or not exists (select 1 from pg_attribute c where c.attrelid = b.oid and c.attnum = k.confkey[1] and c.attname = 'tenant_id')
      or (k.confdeltype in ('n', 'd') and (k.confdelsetcols is null or k.conkey[1] = any (k.confdelsetcols))))`,
  );

/** Every table and column privilege that somebody else than the owner has. */
const granted = (sql: CatalogueClient) => sql`
  select t.oid, t.name, t.relispartition, g.privilege_type as privilege, g.is_grantable, '' as column,
    case g.grantee when 0 then 'PUBLIC' else g.grantee::regrole::text end as grantee
  from (${ours(sql)}) t cross join aclexplode(t.relacl) g where g.grantee <> t.relowner
  union all
  select t.oid, t.name, t.relispartition, g.privilege_type, g.is_grantable, a.attname,
    case g.grantee when 0 then 'PUBLIC' else g.grantee::regrole::text end
  from (${ours(sql)}) t join pg_attribute a on a.attrelid = t.oid and not a.attisdropped cross join aclexplode(a.attacl) g where g.grantee <> t.relowner`;

type Grant = {
  name: string;
  relispartition: boolean;
  privilege: string;
  is_grantable: boolean;
  column: string;
  grantee: string;
};
const what = ({ name, grantee, privilege, column }: Grant, verb: "has" | "may") =>
  `${name}: ${grantee} ${verb} ${privilege} ${column}`.trim();
const readersTables = ["members", "tenants", "custom_roles", "release_counts", "plans", "support_grants"];
/** Of these the reader sees some columns: enough to count, and to know who asks. */
const readersColumns: Readonly<Record<string, readonly string[]>> = {
  contacts: ["tenant_id"],
  queue: ["tenant_id"],
  sessions: ["id", "person_id", "audience", "assurance", "last_seen_at", "expires_at", "revoked_at"],
  operators: ["person_id", "disabled_at"],
};
const readerMaySee = (name: string, column: string): boolean =>
  readersTables.includes(name) || readersColumns[name]?.includes(column) === true;

function grantFault({
  name,
  relispartition,
  privilege,
  is_grantable,
  grantee,
  column,
}: Grant): string | null {
  if (relispartition) return "a partition is reached through its parent only";
  if (!workingRoles.includes(grantee)) return "nobody but the working roles is granted anything";
  if (is_grantable) return "a grant is not passed on";
  if (!["SELECT", "INSERT", "UPDATE", "DELETE"].includes(privilege)) return "rows are what they work with";
  if (name in stagingTables && grantee !== "hikyaku_worker") return "it has no row-level security";
  if (grantee === "hikyaku_reader" && !(privilege === "SELECT" && readerMaySee(name, column)))
    return "the reader's functions need it not";
  return null;
}

const grants: CatalogueCheck = async (sql) => {
  const rows = await sql<Grant[]>`${granted(sql)}`;
  const defaults =
    await sql`select 'default privileges are granted by ' || defaclrole::regrole as fault from pg_default_acl`;
  return [
    ...rows.flatMap((grant) => {
      const fault = grantFault(grant);
      return fault === null ? [] : [`${what(grant, "has")}: ${fault}`];
    }),
    ...told(defaults),
  ];
};

const appendOnly: CatalogueCheck = async (sql) => {
  const rows = await sql<Grant[]>`${granted(sql)}`;
  const known = new Set((await sql<{ name: string }[]>`${ours(sql)}`).map(({ name }) => name));
  const changing = rows.filter(
    ({ name, privilege, column }) =>
      ["UPDATE", "DELETE", "TRUNCATE"].includes(privilege) &&
      name in appendOnlyTables &&
      !(privilege === "UPDATE" && appendOnlyTables[name]?.includes(column)),
  );
  return [
    ...changing.map((grant) =>
      `${grant.name}: ${grant.grantee} may ${grant.privilege} ${grant.column}`.trim(),
    ),
    ...Object.keys(appendOnlyTables)
      .filter((name) => !known.has(name))
      .map((name) => `appendOnlyTables: ${name} is no such table`),
  ];
};

/** A table without a tenant is a door before the tenant is known, or staging; each is listed with its reason. */
const tablesWithoutTenant: CatalogueCheck = async (sql) => {
  const rows = await sql<{ name: string; has_tenant: boolean }[]>`${ours(sql)}`;
  const listed = { ...globalTables, ...stagingTables };
  return [
    ...rows
      .filter(({ name, has_tenant }) => !has_tenant && !(name in listed))
      .map(({ name }) => `${name}: has no tenant_id`),
    ...Object.keys(listed)
      .filter((name) => !rows.some((row) => row.name === name && !row.has_tenant))
      .map((name) => `${name} is listed, and is no table without tenant_id`),
  ];
};

/** Plain and materialised views show their owner's rows: all tenants'. A foreign table knows no policies. */
const views: CatalogueCheck = async (sql) =>
  told(
    await sql`
    select c.relname || ': ' || case c.relkind when 'm' then 'is a materialised view' when 'f' then 'is a foreign table' else 'lacks security_invoker' end as fault
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and (c.relkind in ('m', 'f')
      or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'])`,
  );

/** What runs as somebody else: with a pinned search path, as the reader, and for those who were given it. */
const definers: CatalogueCheck = async (sql) =>
  told(
    await sql`
    select p.proname || ': ' || why as fault from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join lateral (values
      (not exists (select 1 from unnest(p.proconfig) c where c ~ '^search_path=pg_catalog(, public)?$'), 'its search_path is not pinned'),
      (p.proowner <> 'hikyaku_reader'::regrole, 'it runs as ' || p.proowner::regrole),
      (p.proacl is null or exists (select 1 from aclexplode(p.proacl) g where g.grantee = 0), 'PUBLIC may execute it')) v(is_wrong, why)
    where p.prosecdef and is_wrong and n.nspname not in ('pg_catalog', 'information_schema')`,
  );

/** No role of ours can pass over policies, become another, or own what it works with. */
const roles: CatalogueCheck = async (sql) => [
  ...told(
    await sql`
    select r.rolname || ' ' || why as fault from pg_roles r cross join lateral (values
      (r.rolsuper, 'is superuser'), (r.rolbypassrls, 'bypasses row-level security'), (r.rolcreaterole, 'may make roles'),
      (r.rolcreatedb, 'may make databases'), (r.rolreplication, 'may replicate'),
      (r.rolcanlogin and r.rolname = 'hikyaku_reader', 'may sign in')) v(is_wrong, why)
    where r.rolname = any (${allRoles}) and is_wrong`,
  ),
  ...told(
    await sql`
    select m.rolname || ' may act as ' || r.rolname as fault from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
    where m.rolname = any (${allRoles}) and not (m.rolname = 'hikyaku_owner' and r.rolname = 'hikyaku_reader')`,
  ),
  ...told(
    await sql`
    select o.refobjid::regrole || ' owns ' || pg_describe_object(o.classid, o.objid, o.objsubid) as fault from pg_shdepend o
    where o.deptype = 'o' and o.refclassid = 'pg_authid'::regclass and o.dbid = (select oid from pg_database where datname = current_database())
      and (o.refobjid in ('hikyaku_app'::regrole, 'hikyaku_worker'::regrole)
        or o.refobjid = 'hikyaku_reader'::regrole and o.classid <> 'pg_proc'::regclass
        or o.refobjid = 'hikyaku_jobs'::regrole and pg_describe_object(o.classid, o.objid, o.objsubid) !~ '(^|\\W)pgboss(\\W|$)')`,
  ),
  ...told(
    await sql`
    select r.rolname || ' may make things in schema ' || n.nspname as fault from pg_roles r, pg_namespace n
    where r.rolname = any (${[...workingRoles, "hikyaku_jobs"]}) and n.nspname in ('public', 'drizzle', 'pgboss')
      and n.nspowner <> r.oid and has_schema_privilege(r.oid, n.oid, 'CREATE')`,
  ),
];

/** The job queue holds ids of all tenants; whoever enqueues cannot read it. */
const jobPayloads: CatalogueCheck = async (sql) =>
  told(
    await sql`
    select r.rolname || ' may read ' || c.relname || '.' || a.attname as fault
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped cross join pg_roles r
    where c.relnamespace = 'pgboss'::regnamespace and c.relname like 'job%' and c.relkind in ('r', 'p') and a.attname in ('data', 'output')
      and r.rolname = any (${workingRoles}) and has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT')`,
  );

export const catalogueChecks = {
  rowSecurity,
  policies,
  tenantFirst,
  foreignKeys,
  grants,
  appendOnly,
  tablesWithoutTenant,
  views,
  definers,
  roles,
  jobPayloads,
} as const satisfies Record<string, CatalogueCheck>;
