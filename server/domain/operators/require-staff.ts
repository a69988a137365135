import type { Actor, Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

/**
 * The acting operator.
 *
 * @throws FORBIDDEN the actor is of the tenant, or a job
 */
export function requireStaff({ actor }: Context): Extract<Actor, { kind: "operator" }> {
  if (actor.kind !== "operator") throw new DomainError("FORBIDDEN", "operator.staffOnly");
  return actor;
}

/**
 * An operator who manages the tenant, and does not only look into it.
 *
 * @throws FORBIDDEN anybody else
 */
export function requireManager(context: Context): string {
  const { personId, grantId } = requireStaff(context);
  if (grantId !== null) throw new DomainError("FORBIDDEN", "operator.readOnly");
  return personId;
}
