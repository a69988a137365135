import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import type { ReleaseContent } from "@/server/domain/releases/schema";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import type { CompiledLink } from "@/server/domain/templates/pure/compiled-template";
import { fillLink } from "@/server/domain/templates/pure/fill-link";
import { mergeValues } from "@/server/domain/templates/pure/merge-values";
import type { Reader } from "./find-reader";
import type { LeasedContact } from "./lease-mail";

type MergeContact = Omit<LeasedContact, "domain">;

const mostKept = 500;
const kept = new Map<string, readonly CompiledLink[]>();

/** The links of a release; its content never changes, so they are worked out once. */
function linksOf(releaseId: string, content: ReleaseContent): readonly CompiledLink[] {
  const known = kept.get(releaseId);
  if (known) return known;
  const { links } = compileTemplate({
    content,
    links: { untrackedUrls: [], untrackedHosts: [] },
    trackOpens: content.trackOpens,
    trackClicks: content.trackClicks,
  });
  if (kept.size >= mostKept) kept.clear();
  kept.set(releaseId, links);
  return links;
}

/**
 * Where a tracked link leads, as the approved content says, with this reader's values in its query. The address never comes from the
 * request: nobody can make a redirect of ours lead elsewhere.
 *
 * @returns null when the send or the link does not exist
 */
export function findLink({ tenantId, reference }: Reader): Promise<string | null> {
  return withTenant({ tenantId }, async (tx) => {
    const [row] = await tx.execute<{
      releaseId: string;
      content: ReleaseContent;
      locale: "ja" | "en";
      contact: MergeContact | null;
    }>(sql`
      select r.id "releaseId", r.content, t.locale, case when c.id is not null then jsonb_build_object('email', c.email,
        'familyName', c.family_name, 'givenName', c.given_name, 'familyNameKana', c.family_name_kana, 'givenNameKana', c.given_name_kana,
        'company', c.company, 'department', c.department, 'jobTitle', c.job_title, 'honorific', c.honorific, 'phone', c.phone,
        'postcode', c.postcode, 'fields', c.fields) end contact
      from sends s join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id join tenants t on t.tenant_id = s.tenant_id
      left join contacts c on c.tenant_id = s.tenant_id and c.id = s.contact_id
      where s.tenant_id = ${tenantId} and s.made_month = ${reference.madeMonth} and s.id = ${reference.sendId}`);
    if (!row) return null;
    const link = linksOf(row.releaseId, row.content).find(({ no }) => no === reference.linkNo);
    if (!link) return null;
    const contact = row.contact ?? nobody;
    return fillLink(
      link.url,
      mergeValues({ contact, salutation: salutation(contact, row.locale), sender: row.content.sender }),
    );
  });
}

/** A link outlives the contact: after an erasure it leads to the same page, without values. */
const nobody: MergeContact = {
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
