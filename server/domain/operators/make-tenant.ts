import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context } from "@/server/platform/context";
import { randomToken } from "@/server/platform/secrets";
import { requireManager } from "./require-staff";
import type { MakeTenantInput } from "./schema";

export type MadeTenant = {
  tenantId: string;
  slug: string;
  /** Of the owner, shown this once; it counts unless the address had an account before. */
  password: string;
};

/**
 * Makes a tenant with its first owner.
 *
 * @param context of the tenant to be, from `managerContext`
 * @throws FORBIDDEN for anybody but operators
 * @throws CONFLICT the slug is taken
 */
export async function makeTenant(
  context: Context,
  { slug, name, locale, isTrial, owner }: MakeTenantInput,
): Promise<MadeTenant> {
  requireManager(context);
  const password = randomToken();
  const { tenantId } = await createTenant(context, {
    slug,
    name,
    locale,
    isTrial,
    owner: { ...owner, locale, password },
  });
  return { tenantId, slug, password };
}
