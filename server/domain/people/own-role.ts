import type { Context, Role } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

/**
 * The role by which the actor manages people; jobs act as the owner that set them up.
 *
 * @throws FORBIDDEN the actor is an API key
 */
export function ownRole({ actor }: Context): Role {
  if (actor.kind === "person") return actor.role;
  if (actor.kind === "system") return "owner";
  throw new DomainError("FORBIDDEN", "people.personOnly");
}
