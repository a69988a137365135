import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { type StarterTemplate, starterTemplates } from "@/emails/starter/starter-templates";
import { type Context, requirePermission } from "@/server/platform/context";

/** What a new template can begin with, in the tenant's language. */
export async function listStarters(
  context: Context,
): Promise<Pick<StarterTemplate, "key" | "name" | "subject">[]> {
  requirePermission(context, "templates:read");
  const [tenant] = await withTenant(context, (tx) =>
    tx.select({ locale: tenants.locale }).from(tenants).where(ofTenant(tenants, context)),
  );
  return starterTemplates(tenant?.locale ?? "ja").map(({ key, name, subject }) => ({ key, name, subject }));
}
