import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { ownStanding } from "./own-standing";
import { beyondOwn } from "./pure/beyond-own";

/**
 * A role counts in the whole tenant, so only whose rights do may make or change one; and nobody puts into it, nor changes
 * in it, what he may not do himself.
 *
 * @throws FORBIDDEN `details.permissions` lists what goes beyond the actor's own rights
 */
export function requireWithinOwn(context: Context, permissions: readonly string[]): void {
  const beyond = beyondOwn(ownStanding(context), permissions);
  if (beyond === null) throw new DomainError("FORBIDDEN", "roles.wholeTenantOnly");
  if (beyond.length > 0)
    throw new DomainError("FORBIDDEN", "roles.permissionBeyondOwn", {
      field: "permissions",
      permissions: beyond,
    });
}
