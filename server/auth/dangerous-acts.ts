/**
 * Procedures that want a factor shown within the last quarter of an hour: what opens a door to somebody else, takes data out
 * in bulk, loosens a rule, or cannot be taken back. `init.ts` asks for it, by the path, before the procedure runs.
 */
export const dangerousActs: ReadonlySet<string> = new Set([
  "apiKeys.create",
  "apiKeys.rotate",
  "apiKeys.update",
  "domains.add",
  "domains.remove",
  "factors.activateTotp",
  "factors.addPasskey",
  "factors.makeRecoveryCodes",
  "factors.removePasskey",
  "factors.removeTotp",
  "factors.startPasskey",
  "factors.startTotp",
  "invitations.create",
  "invitations.resend",
  "people.changeRole",
  "people.endSessions",
  "people.removeMember",
  "roles.create",
  "roles.delete",
  "roles.update",
  "support.grant",
  "suppressions.liftMatched",
  "tenants.updateSecurity",
]);
