import { and, eq } from "drizzle-orm";
import { beyondFolders, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, domainOwners, domains } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { toldName } from "@/server/domain/folders/told-name";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";

/**
 * Removes a domain and its signing key; another tenant may prove it from now on.
 *
 * @throws NOT_FOUND no such domain
 * @throws CONFLICT a campaign sends from it; `details.campaigns` names up to three, `…` for one outside of the actor's folders
 */
export async function removeDomain(context: Context, { domainId }: { domainId: string }): Promise<void> {
  requirePermission(context, "domains:write");
  await withTenant(context, async (tx) => {
    const [domain] = await tx
      .select({ name: domains.name })
      .from(domains)
      .where(ofTenant(domains, context, domainId))
      .for("update");
    if (!domain) throw notFound("domains");
    const users = await beyondFolders(tx, context, (whole) =>
      tx
        .select({ name: campaigns.name, folderId: campaigns.folderId })
        .from(campaigns)
        .where(and(ofTenant(campaigns, whole), eq(campaigns.domainId, domainId)))
        .limit(3),
    );
    if (users.length > 0)
      throw new DomainError("CONFLICT", "domains.inUse", {
        campaigns: users.map((user) => toldName(context, user)),
      });
    await tx.delete(domains).where(ofTenant(domains, context, domainId));
    await tx
      .delete(domainOwners)
      .where(and(eq(domainOwners.name, domain.name), eq(domainOwners.tenant, context.tenantId)));
    await appendAudit(tx, context, {
      action: "domain.remove",
      subject: `domains/${domainId}`,
      details: { name: domain.name },
    });
  });
}
