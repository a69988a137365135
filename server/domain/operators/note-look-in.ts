import { withTenant } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { requireStaff } from "./require-staff";

/**
 * Notes that somebody of the staff looks in, in the tenant's log and in the operators': that they came, or at what.
 *
 * @param at what they ask for, as the API names it; null as they come in
 */
export async function noteLookIn(context: Context, at: string | null): Promise<void> {
  const { grantId } = requireStaff(context);
  await withTenant(context, (tx) =>
    appendAudit(tx, context, {
      action: at === null ? "support.look-in" : "support.look-at",
      subject: `support-grants/${grantId}`,
      details: at === null ? {} : { at },
    }),
  );
}
