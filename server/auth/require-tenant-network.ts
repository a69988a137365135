import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { isInNetworks } from "@/server/platform/networks";

/** @throws FORBIDDEN the tenant names the networks that it is used from, and this is another */
export async function requireTenantNetwork(
  tx: Transaction,
  tenant: { readonly tenantId: string },
  address: string | null,
): Promise<void> {
  const [row] = await tx
    .select({ networks: tenants.allowedNetworks })
    .from(tenants)
    .where(ofTenant(tenants, tenant));
  if (row && !isInNetworks(address, row.networks))
    throw new DomainError("FORBIDDEN", "auth.networkNotAllowed", { address: address ?? "" });
}
