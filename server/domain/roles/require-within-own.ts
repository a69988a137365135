import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { ownStanding } from "./own-standing";

/**
 * A role counts in the whole tenant, so only whose rights do may make or change one; and nobody puts into it, nor changes
 * in it, what he may not do himself.
 *
 * @throws FORBIDDEN `details.permissions` lists what goes beyond the actor's own rights
 */
export function requireWithinOwn(context: Context, permissions: readonly string[]): void {
  const own = ownStanding(context);
  if (own.folders !== null) throw new DomainError("FORBIDDEN", "roles.wholeTenantOnly");
  const beyond = permissions.filter((permission) => !own.may.has(permission));
  if (beyond.length > 0)
    throw new DomainError("FORBIDDEN", "roles.permissionBeyondOwn", {
      field: "permissions",
      permissions: beyond,
    });
}
