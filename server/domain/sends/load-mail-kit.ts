import { workerSql } from "@/db/client";
import { loadRelease } from "@/server/domain/releases/load-release";
import type { ReleaseContent } from "@/server/domain/releases/schema";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import type { CompiledTemplate } from "@/server/domain/templates/pure/compiled-template";
import { type DkimKey, importDkimKey } from "@/server/mta/dkim/import-dkim-key";
import { DomainError } from "@/server/platform/errors";
import { open } from "@/server/platform/secrets";

/** All that the mails of one release share, made once per process. */
export type MailKit = {
  readonly tenantId: string;
  readonly releaseId: string;
  readonly campaignId: string;
  readonly isTest: boolean;
  readonly content: ReleaseContent;
  readonly compiled: CompiledTemplate;
  readonly keys: readonly DkimKey[];
};

/**
 * Loads a release, checks that it is what was approved, compiles it and opens the signing key of its sender's domain.
 *
 * @throws NOT_FOUND · CONFLICT changed after approval · FORBIDDEN the sender's domain is not this tenant's verified one
 */
export async function loadMailKit(tenantId: string, releaseId: string): Promise<MailKit> {
  const sql = workerSql();
  const release = await loadRelease(sql, tenantId, releaseId);
  const { content } = release;
  const [domain] = await sql<{ name: string; selector: string; key: string }[]>`
    select d.name, d.dkim_selector selector, d.dkim_private_key key
    from domains d join domain_owners o on o.name = d.name and o.tenant = d.tenant_id
    where d.tenant_id = ${tenantId} and d.id = ${content.from.domainId} and d.verified_at is not null`;
  if (!domain || content.from.address.split("@")[1]?.toLowerCase() !== domain.name)
    throw new DomainError("FORBIDDEN", "domains.notVerified", { domain: content.from.address.split("@")[1] });
  const pem = open(domain.key, `${tenantId}/domains/dkim/${content.from.domainId}`);
  return {
    tenantId,
    releaseId,
    campaignId: release.campaignId,
    isTest: release.kind === "test",
    content,
    compiled: compileTemplate({
      content,
      links: { untrackedUrls: [], untrackedHosts: [] },
      trackOpens: content.trackOpens,
      trackClicks: content.trackClicks,
    }),
    keys: [importDkimKey({ domain: domain.name, selector: domain.selector, privateKeyPem: pem })],
  };
}
