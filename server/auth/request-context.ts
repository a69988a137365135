import { sql } from "drizzle-orm";
import { globalDatabase, withTenant } from "@/db/client";
import { foldersOfMember } from "@/server/domain/folders/folders-of-member";
import { findTenantFacts } from "@/server/domain/operators/list-tenants";
import type { Operator } from "@/server/domain/operators/schema";
import { mayOf } from "@/server/domain/roles/may-of";
import {
  type Context,
  maySuspended,
  type Permission,
  permissions,
  permissionsOfRole,
  permissionsOfStaff,
  type Role,
  roles,
  type TenantId,
} from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { isInNetworks } from "@/server/platform/networks";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";

export type TenantOfPerson = {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  /** The tenant's own role that this person has in place of `role`; null: `role` decides. */
  readonly customRole: {
    readonly id: string;
    readonly name: string;
    readonly may: readonly Permission[];
  } | null;
  /** Sees only what lies in folders of theirs. */
  readonly inFoldersOnly: boolean;
  readonly standing: string;
  readonly secondFactorRequired: boolean;
  readonly emailCodesAllowed: boolean;
  /** CIDR; empty: any. */
  readonly allowedNetworks: readonly string[];
  readonly sessionHours: number;
  readonly idleMinutes: number;
};

type TenantRow = {
  tenant_id: string;
  slug: string;
  name: string;
  role: string;
  custom_role_id: string | null;
  custom_role_name: string | null;
  custom_permissions: string[] | null;
  in_folders_only: boolean;
  standing: string;
  second_factor_required: boolean;
  email_codes_allowed: boolean;
  allowed_networks: string[];
  session_hours: number;
  idle_minutes: number;
};

/** The only place where a string becomes a TenantId: what it is given was checked just before. */
const asTenantId = (checked: string) => checked as TenantId;

/** The tenants that a person belongs to, by name. */
export async function tenantsOfPerson(personId: string): Promise<TenantOfPerson[]> {
  const rows = await globalDatabase().execute<TenantRow>(
    sql`select * from tenants_of_person(${personId}::uuid)`,
  );
  return rows.flatMap((row) => {
    const role = roles.find((known) => known === row.role);
    return role === undefined ? [] : [tenantOfRow(row, role)];
  });
}

const tenantOfRow = (row: TenantRow, role: Role): TenantOfPerson => ({
  tenantId: row.tenant_id,
  slug: row.slug,
  name: row.name,
  role,
  customRole:
    row.custom_role_id === null
      ? null
      : {
          id: row.custom_role_id,
          name: row.custom_role_name ?? "",
          may: permissions.filter((permission) => row.custom_permissions?.includes(permission)),
        },
  inFoldersOnly: row.in_folders_only,
  standing: row.standing,
  secondFactorRequired: row.second_factor_required,
  emailCodesAllowed: row.email_codes_allowed,
  allowedNetworks: row.allowed_networks,
  sessionHours: row.session_hours,
  idleMinutes: row.idle_minutes,
});

/** What was shown besides the password decides only where it was a mailed code. */
type MemberSession = Omit<PersonSession, "factor" | "isProved"> &
  Partial<Pick<PersonSession, "factor" | "isProved">>;

/** Whether a session has shown what a tenant asks for; a mailed code counts where it is allowed, and as long as it is. */
export const hasAskedFactor = (
  session: { assurance: number; factor?: string },
  tenant: { secondFactorRequired: boolean; emailCodesAllowed: boolean },
): boolean =>
  !tenant.secondFactorRequired ||
  (session.assurance >= 2 && (session.factor !== "email" || tenant.emailCodesAllowed));

/**
 * A signed-in person, acting in one of their tenants.
 *
 * @throws NOT_FOUND no tenant has this slug, or the person is not a member: nobody can tell which
 * @throws FORBIDDEN the tenant asks for a second factor, and this session has none, or for another network
 */
export async function personContext(
  session: MemberSession,
  tenantSlug: string,
  facts: RequestFacts,
): Promise<Context> {
  const tenant = (await tenantsOfPerson(session.personId)).find(({ slug }) => slug === tenantSlug);
  if (!tenant) throw notFound("tenants");
  if (!hasAskedFactor(session, tenant)) throw new DomainError("FORBIDDEN", "auth.secondFactorRequired");
  if (!isInNetworks(facts.address, tenant.allowedNetworks))
    throw new DomainError("FORBIDDEN", "auth.networkNotAllowed", { address: facts.address ?? "" });
  const { personId, sessionId } = session;
  return {
    tenantId: asTenantId(tenant.tenantId),
    actor: { kind: "person", personId, role: tenant.role, sessionId },
    ...whileStanding(tenant.standing, [
      ...mayOf({ ...tenant, customPermissions: tenant.customRole?.may ?? null }),
    ]),
    folders: tenant.inFoldersOnly
      ? await withTenant(tenant, (tx) => foldersOfMember(tx, tenant, personId))
      : null,
    address: facts.address,
  };
}

/** In a tenant that is suspended, everybody only reads, and may stop what runs. */
export const whileStanding = (
  standing: string,
  may: readonly Permission[],
): Pick<Context, "may" | "restrictedBy"> =>
  standing === "suspended"
    ? { may: new Set(may.filter(maySuspended)), restrictedBy: "suspended" }
    : { may: new Set(may) };

/** Somebody of the staff, signed in as an operator. */
type StaffSession = { readonly sessionId: string };

/**
 * An operator who looks into a tenant that has given leave, and whose leave is open on this very request: reading only.
 *
 * @returns null when there is no such leave, or no such tenant: nobody can tell which
 */
export async function lookInContext(
  staff: StaffSession,
  tenantSlug: string,
  facts: RequestFacts,
): Promise<Context | null> {
  const [row] = await globalDatabase().execute<{ tenant_id: string; person_id: string; grant_id: string }>(
    sql`select * from tenant_looked_into(${staff.sessionId}, ${tenantSlug})`,
  );
  if (!row) return null;
  const { sessionId } = staff;
  return {
    tenantId: asTenantId(row.tenant_id),
    actor: { kind: "operator", personId: row.person_id, sessionId, grantId: row.grant_id },
    may: new Set(permissionsOfStaff),
    restrictedBy: "staff",
    address: facts.address,
  };
}

/**
 * An operator who manages a tenant from the operators' pages. `may` is empty: none of the tenant's own verbs can be called with it.
 *
 * @param tenantId of a tenant that PostgreSQL has shown to this session, or null for one that is about to be made
 * @throws NOT_FOUND there is no such tenant
 */
export async function managerContext(operator: Operator, tenantId: string | null): Promise<Context> {
  const known = tenantId === null ? (await newTenantContext("operator")).tenantId : tenantId;
  if (tenantId !== null && !(await findTenantFacts(operator, tenantId))) throw notFound("tenants");
  const { personId, sessionId, address } = operator;
  return {
    tenantId: asTenantId(known),
    actor: { kind: "operator", personId, sessionId, grantId: null },
    may: new Set(),
    restrictedBy: "staff",
    address,
  };
}

/** A background job, acting for the tenant whose row it was queued for. It may do whatever its verb asks for. */
export const jobContext = (tenantId: string, jobName: string): Context => ({
  tenantId: asTenantId(tenantId),
  actor: { kind: "system", job: jobName },
  may: new Set(permissionsOfRole.owner),
  address: null,
});

/**
 * Whoever has opened the link of an invitation, acting for the tenant that it is of: nobody yet, who may do nothing but follow it.
 *
 * @param link as `findLink` found it
 * @throws NOT_FOUND the link is of another kind
 */
export function invitedContext(
  link: { readonly kind: string; readonly tenant: string | null },
  facts: RequestFacts,
): Context {
  if (link.kind !== "invitation" || link.tenant === null)
    throw new DomainError("NOT_FOUND", "accounts.linkEnded");
  return {
    tenantId: asTenantId(link.tenant),
    actor: { kind: "system", job: "accept-invitation" },
    may: new Set(),
    address: facts.address,
  };
}

/** What `readApiKey` found; `may` is already what scopes and the maker's rights have in common. */
export type CheckedKey = {
  readonly tenantId: string;
  readonly keyId: string;
  readonly may: Context["may"];
  readonly sandbox: boolean;
  /** Those of its maker. */
  readonly folders: ReadonlySet<string> | null;
  readonly restrictedBy?: Context["restrictedBy"];
};

/** An integrator's program, acting by an API key that was checked on this request. */
export const keyContext = (key: CheckedKey, facts: RequestFacts): Context => ({
  tenantId: asTenantId(key.tenantId),
  actor: { kind: "key", keyId: key.keyId },
  may: key.may,
  sandbox: key.sandbox,
  folders: key.folders,
  restrictedBy: key.restrictedBy,
  address: facts.address,
});

/** For a tenant that is about to be made: its id is new. */
export async function newTenantContext(jobName: string): Promise<Context> {
  const [made] = await globalDatabase().execute<{ id: string }>(sql`select uuidv7() id`);
  if (!made) throw new Error("uuidv7() gave no row");
  return jobContext(made.id, jobName);
}
