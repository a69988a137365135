import { withTenant } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobContext, tenantsOfPerson } from "./request-context";
import type { RequestFacts } from "./request-facts";

/**
 * Notes in the log of each of a person's companies what they did to their own account.
 *
 * @param action `member.change-password`
 */
export async function noteInTenants(
  { personId, sessionId = "" }: { readonly personId: string; readonly sessionId?: string },
  action: string,
  details: Readonly<Record<string, unknown>>,
  facts: RequestFacts,
): Promise<void> {
  for (const { tenantId, role } of await tenantsOfPerson(personId)) {
    const actor = { kind: "person", personId, role, sessionId } as const;
    const context = { ...jobContext(tenantId, action), actor, address: facts.address };
    await withTenant(context, (tx) =>
      appendAudit(tx, context, { action, subject: `people/${personId}`, details }),
    );
  }
}
