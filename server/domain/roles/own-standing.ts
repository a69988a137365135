import { type Context, permissionsOfRole } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import type { Standing } from "./pure/may-grant";

/**
 * By what the actor gives and takes roles; jobs act as the owner that set them up.
 *
 * @throws FORBIDDEN the actor is an API key, or of the installation's staff
 */
export function ownStanding({ actor, may, folders = null }: Context): Standing {
  if (actor.kind === "person") return { role: actor.role, may, folders };
  if (actor.kind === "system") return { role: "owner", may: new Set(permissionsOfRole.owner), folders: null };
  throw new DomainError("FORBIDDEN", "people.personOnly");
}
