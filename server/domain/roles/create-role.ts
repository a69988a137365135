import { withTenant } from "@/db/client";
import { customRoles } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { requireWithinOwn } from "./require-within-own";
import type { CreateRoleInput } from "./schema";

export const roleNameTaken = () => new DomainError("CONFLICT", "roles.nameTaken", { field: "name" });

/**
 * Makes a role of the tenant's own.
 *
 * @throws FORBIDDEN without people:write, for a permission that the maker does not have, and for somebody who is limited to folders
 * @throws CONFLICT the name is taken
 */
export async function createRole(
  context: Context,
  { name, permissions }: CreateRoleInput,
): Promise<{ customRoleId: string }> {
  requirePermission(context, "people:write");
  requireWithinOwn(context, permissions);
  return withTenant(context, async (tx) => {
    const [made] = await tx
      .insert(customRoles)
      .values({ tenantId: context.tenantId, name, permissions: [...permissions] })
      .onConflictDoNothing()
      .returning({ customRoleId: customRoles.id });
    if (!made) throw roleNameTaken();
    await appendAudit(tx, context, {
      action: "role.create",
      subject: `roles/${made.customRoleId}`,
      after: { name, permissions },
    });
    return made;
  });
}
