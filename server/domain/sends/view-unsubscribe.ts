import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import type { Reader } from "./find-reader";

export type UnsubscribeView = {
  tenantName: string;
  locale: "ja" | "en";
  isTest: boolean;
  isSubscribed: boolean;
  contact: string;
};

/** What the unsubscribe page shows; it changes nothing. Null when the send does not exist. */
export function viewUnsubscribe({ tenantId, reference }: Reader): Promise<UnsubscribeView | null> {
  return withTenant({ tenantId }, async (tx) => {
    const [row] = await tx.execute<UnsubscribeView>(sql`
      select coalesce(nullif(t.legal_name, ''), t.name) "tenantName", t.locale, r.kind = 'test' "isTest", t.contact_point contact,
        coalesce(k.state = 'given', false) "isSubscribed"
      from sends s join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id join tenants t on t.tenant_id = s.tenant_id
      left join consents k on k.tenant_id = s.tenant_id and k.contact_id = s.contact_id and k.purpose = 'marketing'
      where s.tenant_id = ${tenantId} and s.made_month = ${reference.madeMonth} and s.id = ${reference.sendId}`);
    return row ?? null;
  });
}
