import { createRole } from "@/server/domain/roles/create-role";
import { deleteRole } from "@/server/domain/roles/delete-role";
import { listRoles } from "@/server/domain/roles/list-roles";
import { createRoleInput, customRoleIdInput, updateRoleInput } from "@/server/domain/roles/schema";
import { updateRole } from "@/server/domain/roles/update-role";
import { router, tenantProcedure } from "./init";

export const rolesRouter = router({
  list: tenantProcedure.query(({ ctx }) => listRoles(ctx)),
  create: tenantProcedure.input(createRoleInput).mutation(({ ctx, input }) => createRole(ctx, input)),
  update: tenantProcedure.input(updateRoleInput).mutation(({ ctx, input }) => updateRole(ctx, input)),
  delete: tenantProcedure.input(customRoleIdInput).mutation(({ ctx, input }) => deleteRole(ctx, input)),
});
