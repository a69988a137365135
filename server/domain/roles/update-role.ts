import { and, eq, ne } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { roleNameTaken } from "./create-role";
import { requireWithinOwn } from "./require-within-own";
import type { UpdateRoleInput } from "./schema";

/**
 * Changes the name of a role of the tenant's own, or what it may; that counts for whoever has it from their next request on.
 *
 * @throws FORBIDDEN without people:write, when what it may or would may goes beyond the actor's own rights, and for somebody who is
 * limited to folders
 * @throws NOT_FOUND no such role
 * @throws CONFLICT the name is taken
 */
export async function updateRole(
  context: Context,
  { customRoleId, name, permissions }: UpdateRoleInput,
): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    const [before] = await tx
      .select({ name: customRoles.name, permissions: customRoles.permissions })
      .from(customRoles)
      .where(ofTenant(customRoles, context, customRoleId))
      .for("update");
    if (!before) throw notFound("roles");
    requireWithinOwn(context, [...before.permissions, ...(permissions ?? [])]);
    const after = { name: name ?? before.name, permissions: [...(permissions ?? before.permissions)] };
    const [taken] = await tx
      .select({ id: customRoles.id })
      .from(customRoles)
      .where(
        and(
          ofTenant(customRoles, context),
          ne(customRoles.id, customRoleId),
          eq(customRoles.name, after.name),
        ),
      );
    if (taken) throw roleNameTaken();
    await tx
      .update(customRoles)
      .set(after)
      .where(ofTenant(customRoles, context, customRoleId));
    await appendAudit(tx, context, {
      action: "role.update",
      subject: `roles/${customRoleId}`,
      before,
      after,
    });
  });
}
