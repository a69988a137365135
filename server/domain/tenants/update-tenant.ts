import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { changedValues } from "@/server/domain/audit/pure/changed-values";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { UpdateTenantInput } from "./schema";

/**
 * Changes the acting tenant's settings; what is not given stays.
 *
 * @returns the new revision
 * @throws FORBIDDEN without settings:write
 * @throws CONFLICT someone has changed the settings since `revision`
 */
export async function updateTenant(
  context: Context,
  { revision, ...input }: UpdateTenantInput,
): Promise<{ revision: string }> {
  requirePermission(context, "settings:write");
  const { quietHours, ...columns } = input;
  const quiet =
    quietHours === undefined
      ? {}
      : { quietFromHour: quietHours?.from ?? null, quietToHour: quietHours?.to ?? null };
  return withTenant(context, async (tx) => {
    const [known] = await tx.select().from(tenants).where(ofTenant(tenants, context)).for("update");
    if (!known) throw notFound("tenants");
    const held = known.updatedAt.getTime();
    if (revision !== undefined && Date.parse(revision) !== held)
      throw new DomainError("CONFLICT", "tenants.changedMeanwhile", {
        revision: known.updatedAt.toISOString(),
      });
    // Two changes in one millisecond, or a clock that was set back, must not share a revision.
    const updatedAt = new Date(Math.max(Date.now(), held + 1));
    const changes = { ...given(columns), ...quiet };
    await tx
      .update(tenants)
      .set({ ...changes, updatedAt })
      .where(ofTenant(tenants, context));
    await appendAudit(tx, context, {
      action: "tenant.update",
      subject: `tenants/${context.tenantId}`,
      details: { changed: Object.keys(input) },
      ...changedValues(known, changes, toldFields),
    });
    return { revision: updatedAt.toISOString() };
  });
}

/** Settings whose values the log tells; of the others it tells that they changed. */
const toldFields = [
  "name",
  "timeZone",
  "locale",
  "testListOnly",
  "quietFromHour",
  "quietToHour",
  "weeklyCap",
  "secondFactorRequired",
  "emailCodesAllowed",
  "allowedNetworks",
  "sessionHours",
  "idleMinutes",
] as const;

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
const given = <T extends object>(columns: T): Given<T> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Given<T>;
