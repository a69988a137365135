import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { ReaderReference } from "@/server/platform/reader-token";

export type FoundSend = {
  id: string;
  madeMonth: string;
  releaseId: string;
  contactId: string;
  addressHash: string;
  releaseKind: "campaign" | "test";
};

/** The send that a token or return path names; null when it is gone. */
export async function findSend(
  tx: Transaction,
  context: { readonly tenantId: string },
  { sendId, madeMonth }: Pick<ReaderReference, "sendId" | "madeMonth">,
): Promise<FoundSend | null> {
  const [row] = await tx.execute<FoundSend>(sql`
    select s.id, s.made_month::text "madeMonth", s.release_id "releaseId", s.contact_id "contactId", s.address_hash "addressHash", r.kind "releaseKind"
    from sends s join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id
    where s.tenant_id = ${context.tenantId} and s.made_month = ${madeMonth} and s.id = ${sendId}`);
  return row ?? null;
}
