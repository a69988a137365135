import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import type { UpdateTenantInput } from "./schema";

/**
 * Changes the acting tenant's settings; what is not given stays.
 *
 * @throws FORBIDDEN without settings:write
 */
export async function updateTenant(context: Context, input: UpdateTenantInput): Promise<void> {
  requirePermission(context, "settings:write");
  const { quietHours, ...columns } = input;
  const quiet =
    quietHours === undefined
      ? {}
      : { quietFromHour: quietHours?.from ?? null, quietToHour: quietHours?.to ?? null };
  await withTenant(context, async (tx) => {
    await tx
      .update(tenants)
      .set({ ...given(columns), ...quiet })
      .where(ofTenant(tenants, context));
    await appendAudit(tx, context, {
      action: "tenant.update",
      subject: `tenants/${context.tenantId}`,
      details: { changed: Object.keys(input) },
    });
  });
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
const given = <T extends object>(columns: T): Given<T> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Given<T>;
