import type { Standing } from "./may-grant";

/**
 * What of a role goes beyond somebody's own rights; empty: they may make such a role, or change it into or out of that.
 *
 * @returns null for whom nothing is allowed: a role counts in the whole tenant, and their rights are limited to folders
 */
export const beyondOwn = (own: Standing, permissions: readonly string[]): string[] | null =>
  own.folders === null ? permissions.filter((permission) => !own.may.has(permission)) : null;
