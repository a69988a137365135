import type { Transaction } from "@/db/client";
import { auditLog, operatorLog } from "@/db/schema";
import { actorId, type Context } from "@/server/platform/context";

export type AuditEntry = {
  /** Singular noun and verb: `campaign.send`. */
  action: string;
  /** Plural noun and id: `campaigns/<id>`. */
  subject: string;
  /** What changed, without personal data: ids, counts, states. */
  details?: Readonly<Record<string, unknown>>;
  /** The values that changed, without personal data. */
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
};

/**
 * Notes who did what, in the acting transaction: what rolls back was never noted, what commits always is. What an operator does to a
 * tenant is noted twice: for the tenant, and for whoever runs the installation.
 */
export async function appendAudit(
  tx: Transaction,
  context: Context,
  { action, subject, details = {}, before, after }: AuditEntry,
): Promise<void> {
  await tx.insert(auditLog).values({
    tenantId: context.tenantId,
    actorKind: context.actor.kind,
    actorId: actorId(context.actor),
    action,
    subject,
    address: context.address,
    details,
    before,
    after,
  });
  if (context.actor.kind === "operator")
    await tx.insert(operatorLog).values({
      personId: context.actor.personId,
      action,
      subject,
      address: context.address,
      details: { ...details, ...(before && { before }), ...(after && { after }), tenantId: context.tenantId },
    });
}
