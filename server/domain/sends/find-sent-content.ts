import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { ReleaseContent } from "@/server/domain/releases/schema";
import type { Reader } from "./find-reader";
import type { LeasedContact } from "./lease-mail";

type SentContent = {
  releaseId: string;
  content: ReleaseContent;
  contact: Omit<LeasedContact, "domain">;
};

/** What a send carried, and to whom; null when the send does not exist. */
export async function findSentContent(
  tx: Transaction,
  { tenantId, reference }: Reader,
): Promise<SentContent | null> {
  const [row] = await tx.execute<
    Omit<SentContent, "contact"> & { contact: SentContent["contact"] | null }
  >(sql`
    select r.id "releaseId", r.content, case when c.id is not null then jsonb_build_object('email', c.email,
      'familyName', c.family_name, 'givenName', c.given_name, 'familyNameKana', c.family_name_kana, 'givenNameKana', c.given_name_kana,
      'company', c.company, 'department', c.department, 'jobTitle', c.job_title, 'honorific', c.honorific, 'phone', c.phone,
      'postcode', c.postcode, 'fields', c.fields) end contact
    from sends s join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id
    left join contacts c on c.tenant_id = s.tenant_id and c.id = s.contact_id
    where s.tenant_id = ${tenantId} and s.made_month = ${reference.madeMonth} and s.id = ${reference.sendId}`);
  return row ? { ...row, contact: row.contact ?? nobody } : null;
}

/** A mail outlives its contact: after an erasure it reads the same, without values. */
const nobody: SentContent["contact"] = {
  email: "",
  familyName: "",
  givenName: "",
  familyNameKana: "",
  givenNameKana: "",
  company: "",
  department: "",
  jobTitle: "",
  honorific: "",
  phone: "",
  postcode: "",
  fields: {},
};
