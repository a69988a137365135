import { getAuditChain } from "@/server/domain/audit/get-audit-chain";
import { listAudit } from "@/server/domain/audit/list-audit";
import { listAuditInput } from "@/server/domain/audit/schema";
import { router, tenantProcedure } from "./init";

export const auditRouter = router({
  list: tenantProcedure.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx, input)),
  chain: tenantProcedure.query(({ ctx }) => getAuditChain(ctx)),
});
