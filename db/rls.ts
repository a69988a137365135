import { sql } from "drizzle-orm";
import { type AnyPgColumn, pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** Web processes: see one tenant, and none when no tenant is set. */
export const appRole = pgRole("hikyaku_app").existing();
/** Worker, MTA and intake processes: see all tenants; every query of theirs names its tenant itself. */
export const workerRole = pgRole("hikyaku_worker").existing();
/** Owns the SECURITY DEFINER functions of the web; nobody signs in as it. */
export const readerRole = pgRole("hikyaku_reader").existing();

/** The policies of a tenant-owned table. `current_tenant()` raises when no tenant is set: a forgotten one is loud. */
export const tenantPolicies = ({ tenantId }: { tenantId: AnyPgColumn }) => [
  pgPolicy("tenant", {
    to: appRole,
    using: sql`${tenantId} = current_tenant()`,
    withCheck: sql`${tenantId} = current_tenant()`,
  }),
  pgPolicy("worker", { to: workerRole, using: sql`true`, withCheck: sql`true` }),
  pgPolicy("reader", { to: readerRole, for: "select", using: sql`true` }),
];

const reached = sql`current_folders() is null`;

/**
 * Beside the tenant's, for what lies in a folder: somebody whose rights are limited to folders sees and writes nothing outside of them.
 * The limit is `Context.folders`, set by `withTenant`; without one, `current_folders()` is null.
 */
export const inFolderPolicy = ({ folderId }: { folderId: AnyPgColumn }) => {
  const isReached = sql`${reached} or ${folderId} = any (current_folders())`;
  return pgPolicy("folders", { as: "restrictive", to: appRole, using: isReached, withCheck: isReached });
};

/** For what belongs to something that lies in a folder: it is reached with that. */
export const withOwnerPolicy = (
  row: { tenantId: AnyPgColumn },
  ownerId: AnyPgColumn,
  owner: "segments" | "campaigns",
) => {
  const isReached = sql`${reached} or exists (select from ${sql.identifier(owner)} o where o.tenant_id = ${row.tenantId} and o.id = ${ownerId})`;
  return pgPolicy("folders", { as: "restrictive", to: appRole, using: isReached, withCheck: isReached });
};

/** Tables with the policy `folders`: what lies in folders itself (null), and what belongs to that, by which column. */
export const folderTables: Readonly<Record<string, { owner: string; by: string } | null>> = {
  segments: null,
  templates: null,
  campaigns: null,
  segment_versions: { owner: "segments", by: "segment_id" },
  approvals: { owner: "campaigns", by: "campaign_id" },
};

/**
 * Tables that are read before a tenant is known, each by the verbs of one folder. They hold no customer's data.
 * The catalogue test fails for any other table without tenant_id.
 */
export const globalTables: Readonly<Record<string, string>> = {
  people: "sign-in finds a person before a tenant is chosen",
  sessions: "a cookie names a session, the session names the person",
  login_challenges: "between password and code nobody is signed in",
  passkeys: "a passkey says who signs in",
  recovery_codes: "a code stands for the second factor of somebody who is not signed in yet",
  account_links: "a link in a mail lets somebody in who has no account or no password",
  operators: "who runs the installation belongs to no tenant",
  operator_log: "what operators did, over all tenants",
  plans: "the same for all tenants",
  api_key_index: "a key's hash finds its tenant",
  domain_owners: "one owner of a sending domain over all tenants",
  key_fingerprints: "with which keys the rows were made, asked before a process starts",
  rate_limits: "limits by address and account come before a tenant",
};

/**
 * Tables without row-level security because PostgreSQL refuses COPY under it. The web has no grant on them; every statement names
 * its tenant.
 */
export const stagingTables: Readonly<Record<string, string>> = {
  staging_import: "rows of a running import, between COPY and INSERT … SELECT",
};

/** Ledgers, logs and releases: tables whose rows stay, and the few columns of them that may still change. */
export const appendOnlyTables: Readonly<Record<string, readonly string[]>> = {
  audit_log: [],
  audit_seals: [],
  audit_anchors: [],
  operator_log: [],
  consent_events: [],
  suppression_events: [],
  segment_versions: [],
  sends: [],
  message_events: [],
  reactions: [],
  file_chunks: [],
  approvals: ["state", "decided_by", "decided_at", "decision_comment"],
  releases: [
    "state",
    "due_at",
    "started_at",
    "expanded_at",
    "finished_at",
    "pause_reason",
    "paused_at",
    "held_at",
    "waited_seconds",
  ],
};

/** Keys and indexes that do not start with tenant_id, each with its reason. */
export const crossTenantIndexes: Readonly<Record<string, string>> = {
  tenants_slug_unique: "the address bar names a tenant by its slug",
  tenants_number_unique: "return paths and links carry the tenant as four bytes",
  queue_lease_owner: "recovery looks for what a lost node held, over all tenants",
  releases_due: "one clock starts the releases of all tenants",
};
