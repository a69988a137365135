import type { Context } from "./context";
import { DomainError } from "./errors";

/**
 * For whatever can reach customers, or stop what does.
 *
 * @throws FORBIDDEN the actor is a sandbox key
 */
export function requireLive(context: Context): void {
  if (context.sandbox) throw new DomainError("FORBIDDEN", "api-keys.sandboxOnly");
}
