import { DomainError } from "./errors";

/** Made by server/auth alone: a string becomes a TenantId only where a session, a key, a job or an invitation was checked. */
export type TenantId = string & { readonly tenant: unique symbol };

export const roles = ["owner", "admin", "marketer", "approver", "analyst", "developer"] as const;
export type Role = (typeof roles)[number];

/** What one may do to a noun, as `campaigns:write`. Roles and API keys are sets of these. */
export const permissions = [
  "contacts:read",
  "contacts:write",
  "contacts:export",
  "segments:read",
  "segments:write",
  "templates:read",
  "templates:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:test",
  "campaigns:stop",
  "approvals:decide",
  "reports:read",
  "domains:read",
  "domains:write",
  "keys:write",
  "people:write",
  "settings:write",
  "audit:read",
] as const;
export type Permission = (typeof permissions)[number];

const readAll = permissions.filter(
  (permission) => permission.endsWith(":read") && permission !== "audit:read",
);
const marketing: Permission[] = [
  ...readAll,
  "contacts:write",
  "segments:write",
  "templates:write",
  "campaigns:write",
  "campaigns:test",
  "campaigns:stop",
];

/** What is left in a tenant that is suspended: looking, and stopping. */
export const maySuspended = (permission: Permission): boolean =>
  permission.endsWith(":read") || permission === "campaigns:stop";

/** What staff sees who look in: no log, nothing that leaves the tenant, nothing that changes it. */
export const permissionsOfStaff: readonly Permission[] = readAll;

/** The permission matrix, as data. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  owner: permissions,
  admin: permissions,
  marketer: marketing,
  approver: [...readAll, "approvals:decide", "campaigns:test", "campaigns:stop"],
  analyst: readAll,
  developer: [...readAll, "contacts:write", "campaigns:test", "keys:write", "domains:write"],
};

export type Actor =
  | { readonly kind: "person"; readonly personId: string; readonly role: Role; readonly sessionId: string }
  | { readonly kind: "key"; readonly keyId: string }
  /** Somebody of the installation's staff: looking in by the tenant's leave, or, without a grant, managing the tenant from the operators' pages. */
  | {
      readonly kind: "operator";
      readonly personId: string;
      readonly sessionId: string;
      readonly grantId: string | null;
    }
  | { readonly kind: "system"; readonly job: string };

/** Who acts, for which tenant, and what they may do. It carries no connection: outside `withTenant` nothing can be asked. */
export type Context = {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly may: ReadonlySet<Permission>;
  /** The folders, with all below them, that the actor's rights are limited to; null: none. */
  readonly folders?: ReadonlySet<string> | null | undefined;
  /** The actor is a key that can reach only the tenant's own people. */
  readonly sandbox?: boolean | undefined;
  /** Why the actor may do less than their role says: the tenant is suspended, or staff is looking in. */
  readonly restrictedBy?: "suspended" | "staff" | undefined;
  /** Client address as the trusted edge saw it; null for jobs. */
  readonly address: string | null;
};

/** The id of who acts: a person, an API key, or the name of a job. */
export function actorId(actor: Actor): string {
  if (actor.kind === "key") return actor.keyId;
  return actor.kind === "system" ? actor.job : actor.personId;
}

/** @throws FORBIDDEN the actor lacks the permission; `details.permission` names it */
export function requirePermission(context: Context, permission: Permission): void {
  if (context.may.has(permission)) return;
  if (context.restrictedBy === "suspended") throw new DomainError("FORBIDDEN", "tenants.suspended");
  if (context.restrictedBy === "staff") throw new DomainError("FORBIDDEN", "operator.readOnly");
  throw new DomainError("FORBIDDEN", "people.notAllowed", { permission });
}

/**
 * The id of the acting person, for what only a person may do (approving, factors, roles).
 *
 * @throws FORBIDDEN the actor is a key or a job
 */
export function requirePerson(context: Context): string {
  if (context.actor.kind !== "person") throw new DomainError("FORBIDDEN", "people.personOnly");
  return context.actor.personId;
}
