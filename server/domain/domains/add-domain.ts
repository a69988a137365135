import { count, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domains } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { generateDkimKey } from "@/server/mta/dkim/generate-dkim-key";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { randomToken, seal } from "@/server/platform/secrets";
import { readDomainName } from "./pure/read-domain-name";
import { type AddDomainInput, mostDomains } from "./schema";

const firstSelector = "hk1";

/**
 * Adds a domain to send from, with a signing key of its own. Nothing is sent from it before `checkDomain` finds its
 * records in DNS.
 *
 * @throws INVALID no domain name, or one that nobody can own
 * @throws CONFLICT the tenant has it already, or has as many as one can
 */
export async function addDomain(
  context: Context,
  { name: written }: AddDomainInput,
): Promise<{ domainId: string; name: string }> {
  requirePermission(context, "domains:write");
  const name = readDomainName(written);
  const key = await generateDkimKey("rsa-sha256");
  const { tenantId } = context;
  return withTenant(context, async (tx) => {
    const [held] = await tx.select({ domains: count() }).from(domains).where(ofTenant(domains, context));
    if ((held?.domains ?? 0) >= mostDomains)
      throw new DomainError("CONFLICT", "domains.tooMany", { limit: mostDomains });
    const id = await makeId(tx);
    const made = await tx
      .insert(domains)
      .values({
        tenantId,
        id,
        name,
        ownershipToken: randomToken(),
        dkimSelector: firstSelector,
        dkimPublicKey: key.publicKeyBase64,
        dkimPrivateKey: seal(key.privateKeyPem, `${tenantId}/domains/dkim/${id}`),
      })
      .onConflictDoNothing()
      .returning({ id: domains.id });
    if (made.length === 0) throw new DomainError("CONFLICT", "domains.alreadyThere", { field: "name", name });
    await appendAudit(tx, context, { action: "domain.add", subject: `domains/${id}`, details: { name } });
    return { domainId: id, name };
  });
}

/** The key is sealed to its row, so the row's id comes first. */
async function makeId(tx: Transaction): Promise<string> {
  const [made] = await tx.execute<{ id: string }>(sql`select uuidv7() id`);
  if (!made) throw new Error("SELECT gave no row");
  return made.id;
}
