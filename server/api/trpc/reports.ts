import { getReport } from "@/server/domain/reports/get-report";
import { getReportInput } from "@/server/domain/reports/schema";
import { router, tenantProcedure } from "./init";

export const reportsRouter = router({
  get: tenantProcedure.input(getReportInput).query(({ ctx, input }) => getReport(ctx, input)),
});
