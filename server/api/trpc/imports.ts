import { getImport } from "@/server/domain/imports/get-import";
import { listImportErrors } from "@/server/domain/imports/list-import-errors";
import { listImports } from "@/server/domain/imports/list-imports";
import {
  importIdInput,
  listImportErrorsInput,
  listImportsInput,
  startImportInput,
  updateImportInput,
} from "@/server/domain/imports/schema";
import { startImport } from "@/server/domain/imports/start-import";
import { stopImport } from "@/server/domain/imports/stop-import";
import { updateImport } from "@/server/domain/imports/update-import";
import { router, tenantProcedure } from "./init";

export const importsRouter = router({
  get: tenantProcedure.input(importIdInput).query(({ ctx, input }) => getImport(ctx, input)),
  list: tenantProcedure.input(listImportsInput).query(({ ctx, input }) => listImports(ctx, input)),
  listErrors: tenantProcedure
    .input(listImportErrorsInput)
    .query(({ ctx, input }) => listImportErrors(ctx, input)),
  update: tenantProcedure.input(updateImportInput).mutation(({ ctx, input }) => updateImport(ctx, input)),
  start: tenantProcedure.input(startImportInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  stop: tenantProcedure.input(importIdInput).mutation(({ ctx, input }) => stopImport(ctx, input)),
});
