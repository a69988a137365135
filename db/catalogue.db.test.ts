import { expect, test } from "vitest";
import { withTenant, workerSql } from "./client";
import { appendOnlyTables } from "./rls";
import { makeTestDatabase } from "./testing";
import { type CatalogueCheck, catalogueChecks } from "./testing-catalogue";
import { schemaFaults } from "./testing-schema";

const { admin } = await makeTestDatabase();
const checks = { ...catalogueChecks, schema: schemaFaults } as const satisfies Record<string, CatalogueCheck>;

test.each(Object.keys(checks) as (keyof typeof checks)[])("the guards hold: %s", async (name) => {
  expect(await checks[name](admin)).toEqual([]);
});

class Undone extends Error {}

/** What the check says of a database in which one thing is broken; afterwards it is whole again. */
async function faultsAfter(check: CatalogueCheck, breakIt: string): Promise<string[]> {
  let faults: string[] = [];
  await admin
    .begin(async (tx) => {
      await tx.unsafe(breakIt);
      faults = await check(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return faults;
}

const partition = `(select c.oid::regclass::text from pg_class c where relispartition and relkind = 'r' and relname like 'sends%' order by 1 limit 1)`;
const onPartition = (statement: string) => `do $$ begin execute format('${statement}', ${partition}); end $$`;

const broken: readonly { check: keyof typeof checks; by: string; sql: string; says: string }[] = [
  {
    check: "rowSecurity",
    by: "a table without row-level security",
    sql: "alter table contacts disable row level security",
    says: "contacts: row-level security is off",
  },
  {
    check: "rowSecurity",
    by: "a table whose owner sees all",
    sql: "alter table contacts no force row level security",
    says: "contacts: row-level security is not forced",
  },
  {
    check: "rowSecurity",
    by: "a new table that nobody guarded",
    sql: "create table notes (tenant_id uuid primary key)",
    says: "notes: row-level security is off",
  },
  {
    check: "rowSecurity",
    by: "a partition without it",
    sql: onPartition("alter table %s disable row level security"),
    says: "row-level security is off",
  },
  {
    check: "rowSecurity",
    by: "a partition whose owner sees all",
    sql: onPartition("alter table %s no force row level security"),
    says: "row-level security is not forced",
  },
  {
    check: "rowSecurity",
    by: "a partition made without the function",
    sql: "create table sends_2050_01 partition of sends for values from ('2050-01-01') to ('2050-02-01')",
    says: "sends_2050_01: row-level security is off",
  },
  {
    check: "policies",
    by: "a policy that lets the web see all",
    sql: "alter policy tenant on contacts using (true)",
    says: "contacts: lacks the policy tenant",
  },
  {
    check: "policies",
    by: "a policy that lets the web write anywhere",
    sql: "alter policy tenant on contacts with check (true)",
    says: "contacts: lacks the policy tenant",
  },
  {
    check: "policies",
    by: "a policy for everyone",
    sql: "create policy all_of_it on contacts using (true)",
    says: "contacts: has the policy all_of_it public ALL",
  },
  {
    check: "policies",
    by: "a policy on a partition",
    sql: onPartition("create policy direct on %s to hikyaku_app using (true)"),
    says: "has the policy direct hikyaku_app",
  },
  {
    check: "policies",
    by: "a dropped policy",
    sql: "drop policy worker on queue",
    says: "queue: lacks the policy worker",
  },
  {
    check: "policies",
    by: "a limit to folders that is gone",
    sql: "drop policy folders on campaigns",
    says: "campaigns: lacks the policy folders",
  },
  {
    check: "policies",
    by: "a limit to folders that lets writing through",
    sql: "alter policy folders on templates with check (true)",
    says: "templates: lacks the policy folders",
  },
  {
    check: "policies",
    by: "something new in folders that nobody limited",
    sql: "alter table tags add column folder_id uuid",
    says: "tags: lies in folders, and is not in folderTables",
  },
  {
    check: "tenantFirst",
    by: "an address that is unique over all tenants",
    sql: "create unique index contacts_email_everywhere on contacts (email_key)",
    says: "contacts: contacts_email_everywhere does not start with tenant_id",
  },
  {
    check: "tenantFirst",
    by: "a key with the tenant last",
    sql: "alter table tags drop constraint tags_name_unique, add constraint tags_name_unique unique (name, tenant_id)",
    says: "tags: tags_name_unique does not start with tenant_id",
  },
  {
    check: "tenantFirst",
    by: "an index over an expression",
    sql: "create index contacts_upper on contacts (upper(company))",
    says: "contacts: contacts_upper does not start with tenant_id",
  },
  {
    check: "tenantFirst",
    by: "an allowed index that is gone",
    sql: "drop index queue_lease_owner",
    says: "queue_lease_owner is no such index",
  },
  {
    check: "foreignKeys",
    by: "a plain foreign key",
    sql: "alter table campaigns add unique (id); alter table approvals add constraint plain foreign key (campaign_id) references campaigns (id)",
    says: "approvals: plain does not start with tenant_id on both sides",
  },
  {
    check: "foreignKeys",
    by: "a composite key that says the tenant last",
    sql: "alter table campaigns add unique (id, tenant_id); alter table approvals add constraint turned foreign key (campaign_id, tenant_id) references campaigns (id, tenant_id)",
    says: "approvals: turned does not start",
  },
  {
    check: "foreignKeys",
    by: "a key that clears the tenant when its row goes",
    sql: "alter table campaigns add constraint clearing foreign key (tenant_id, segment_id) references segments (tenant_id, id) on delete set null",
    says: "campaigns: clearing may clear tenant_id",
  },
  {
    check: "foreignKeys",
    by: "a global table that points at a tenant's",
    sql: "alter table people add column home uuid references tenants (tenant_id)",
    says: "points from a global table",
  },
  {
    check: "grants",
    by: "a grant on a partition",
    sql: onPartition("grant select on %s to hikyaku_app"),
    says: "a partition is reached through its parent only",
  },
  {
    check: "grants",
    by: "a column grant on a partition",
    sql: onPartition("grant select (id) on %s to hikyaku_worker"),
    says: "a partition is reached through its parent only",
  },
  {
    check: "grants",
    by: "a table that the web may empty",
    sql: "grant truncate on tags to hikyaku_app",
    says: "tags: hikyaku_app has TRUNCATE",
  },
  {
    check: "grants",
    by: "a table open to PUBLIC",
    sql: "grant select on people to public",
    says: "people: PUBLIC has SELECT",
  },
  {
    check: "grants",
    by: "the web at the staging rows",
    sql: "grant select on staging_import to hikyaku_app",
    says: "it has no row-level security",
  },
  {
    check: "grants",
    by: "the reader at contacts",
    sql: "grant select on contacts to hikyaku_reader",
    says: "contacts: hikyaku_reader has SELECT",
  },
  {
    check: "grants",
    by: "the reader at one more column of contacts",
    sql: "grant select (email) on contacts to hikyaku_reader",
    says: "contacts: hikyaku_reader has SELECT email",
  },
  {
    check: "grants",
    by: "privileges that come by themselves",
    sql: "alter default privileges in schema public grant select on tables to hikyaku_app",
    says: "default privileges are granted",
  },
  {
    check: "appendOnly",
    by: "an audit log that can be deleted from",
    sql: "grant delete on audit_log to hikyaku_worker",
    says: "audit_log: hikyaku_worker may DELETE",
  },
  {
    check: "appendOnly",
    by: "a release whose content can be changed",
    sql: "grant update (content) on releases to hikyaku_app",
    says: "releases: hikyaku_app may UPDATE content",
  },
  {
    check: "appendOnly",
    by: "events that can be rewritten",
    sql: "grant update on message_events to hikyaku_worker",
    says: "message_events: hikyaku_worker may UPDATE",
  },
  {
    check: "tablesWithoutTenant",
    by: "a table without a tenant",
    sql: "create table notes (id uuid primary key)",
    says: "notes: has no tenant_id",
  },
  {
    check: "views",
    by: "a plain view",
    sql: "create view everyone as select * from contacts",
    says: "everyone: lacks security_invoker",
  },
  {
    check: "views",
    by: "a materialised view",
    sql: "create materialized view everyone as select * from contacts",
    says: "everyone: is a materialised view",
  },
  {
    check: "definers",
    by: "a function as its owner without a pinned search path",
    sql: "alter function tenant_of_number(integer) reset search_path",
    says: "tenant_of_number: its search_path is not pinned",
  },
  {
    check: "definers",
    by: "a function as its owner for everyone",
    sql: "grant execute on function tenant_of_number(integer) to public",
    says: "tenant_of_number: PUBLIC may execute it",
  },
  {
    check: "definers",
    by: "a new function that runs as the superuser",
    sql: "create function peek() returns bigint language sql security definer set search_path = pg_catalog, public as 'select count(*) from public.contacts'",
    says: "peek: it runs as ",
  },
  {
    check: "roles",
    by: "a web role that bypasses policies",
    sql: "alter role hikyaku_app bypassrls",
    says: "hikyaku_app bypasses row-level security",
  },
  {
    check: "roles",
    by: "a worker that is superuser",
    sql: "alter role hikyaku_worker superuser",
    says: "hikyaku_worker is superuser",
  },
  {
    check: "roles",
    by: "an owner that may make roles",
    sql: "alter role hikyaku_owner createrole",
    says: "hikyaku_owner may make roles",
  },
  {
    check: "roles",
    by: "a web role that may act as the worker",
    sql: "grant hikyaku_worker to hikyaku_app",
    says: "hikyaku_app may act as hikyaku_worker",
  },
  {
    check: "roles",
    by: "a web role that owns a table",
    sql: "alter table tags owner to hikyaku_app",
    says: "hikyaku_app owns table tags",
  },
  {
    check: "roles",
    by: "a queue role that owns a table of ours",
    sql: "alter table tags owner to hikyaku_jobs",
    says: "hikyaku_jobs owns table tags",
  },
  {
    check: "roles",
    by: "a web role that may make tables",
    sql: "grant create on schema public to hikyaku_app",
    says: "hikyaku_app may make things in schema public",
  },
  {
    check: "roles",
    by: "everybody who may make tables",
    sql: "grant create on schema public to public",
    says: "hikyaku_worker may make things in schema public",
  },
  {
    check: "jobPayloads",
    by: "a web role that reads the queue",
    sql: "grant select on pgboss.job to hikyaku_app",
    says: "hikyaku_app may read job.data",
  },
  {
    check: "schema",
    by: "a column of another type",
    sql: "alter table tags alter column name type varchar(80)",
    says: "the database has no tags.name text not null",
  },
  {
    check: "schema",
    by: "a column that may be empty",
    sql: "alter table tags alter column name drop not null",
    says: "the database has no tags.name text not null",
  },
  {
    check: "schema",
    by: "a column that the code does not know",
    sql: "alter table tags add column colour text",
    says: "the schema has no tags.colour text",
  },
  {
    check: "schema",
    by: "a missing column",
    sql: "alter table contacts drop column company",
    says: "the database has no contacts.company text not null",
  },
];

test.each(broken)("$check sees $by", async ({ check, sql, says }) => {
  expect(await faultsAfter(checks[check], sql)).toContainEqual(expect.stringContaining(says));
});

test("every check is seen to fail", () => {
  expect([...new Set(broken.map(({ check }) => check))].sort()).toEqual(Object.keys(checks).sort());
});

const refused = { code: "42501" };
const tenant = { tenantId: "0198c0de-0000-7000-8000-00000000000a" };

test.each(Object.keys(appendOnlyTables))(
  "%s: neither the web nor a worker changes or removes a row",
  async (table) => {
    const columns = await admin<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`;
    const changeable = appendOnlyTables[table] ?? [];
    const forbidden = columns.map(({ name }) => name).filter((name) => !changeable.includes(name));
    expect(forbidden.length).toBeGreaterThan(1);
    const statements = [
      `delete from ${table}`,
      ...forbidden.map((name) => `update ${table} set "${name}" = "${name}"`),
    ];
    for (const statement of statements) {
      await expect(workerSql().unsafe(statement), `worker: ${statement}`).rejects.toMatchObject(refused);
      await expect(
        withTenant(tenant, (tx) => tx.execute(statement)),
        `app: ${statement}`,
      ).rejects.toMatchObject({ cause: refused });
    }
  },
);
