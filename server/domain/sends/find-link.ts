import { withTenant } from "@/db/client";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import type { ReleaseContent } from "@/server/domain/releases/schema";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import type { CompiledLink } from "@/server/domain/templates/pure/compiled-template";
import { fillLink } from "@/server/domain/templates/pure/fill-link";
import { mergeValues } from "@/server/domain/templates/pure/merge-values";
import type { Reader } from "./find-reader";
import { findSentContent } from "./find-sent-content";

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
    const sent = await findSentContent(tx, { tenantId, reference });
    if (!sent) return null;
    const { releaseId, content, contact } = sent;
    const link = linksOf(releaseId, content).find(({ no }) => no === reference.linkNo);
    if (!link) return null;
    return fillLink(
      link.url,
      mergeValues({ contact, salutation: salutation(contact, content.locale), sender: content.sender }),
    );
  });
}
