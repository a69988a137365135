import { listRoles } from "@/server/domain/roles/list-roles";
import { router, tenantProcedure } from "./init";

export const rolesRouter = router({
  list: tenantProcedure.query(() => listRoles()),
});
