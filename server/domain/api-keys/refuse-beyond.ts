import type { Context, Permission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

/** @throws FORBIDDEN a scope is more than whoever is to hold the key may do; `details.scopes` names them */
export function refuseBeyond(context: Context, scopes: readonly string[]): void {
  const beyond = scopes.filter((scope) => !context.may.has(scope as Permission));
  if (beyond.length > 0)
    throw new DomainError("FORBIDDEN", "api-keys.scopeBeyondMaker", { field: "scopes", scopes: beyond });
}
