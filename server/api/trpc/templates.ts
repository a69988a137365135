import { createTemplate } from "@/server/domain/templates/create-template";
import { deleteTemplate } from "@/server/domain/templates/delete-template";
import { duplicateTemplate } from "@/server/domain/templates/duplicate-template";
import { getTemplate } from "@/server/domain/templates/get-template";
import { listStarters } from "@/server/domain/templates/list-starters";
import { listTemplates } from "@/server/domain/templates/list-templates";
import { previewTemplate } from "@/server/domain/templates/preview-template";
import {
  createTemplateInput,
  deleteTemplateInput,
  duplicateTemplateInput,
  getTemplateInput,
  listTemplatesInput,
  previewTemplateInput,
  updateTemplateInput,
} from "@/server/domain/templates/schema/inputs";
import { updateTemplate } from "@/server/domain/templates/update-template";
import { router, tenantProcedure } from "./init";

export const templatesRouter = router({
  create: tenantProcedure.input(createTemplateInput).mutation(({ ctx, input }) => createTemplate(ctx, input)),
  update: tenantProcedure.input(updateTemplateInput).mutation(({ ctx, input }) => updateTemplate(ctx, input)),
  get: tenantProcedure.input(getTemplateInput).query(({ ctx, input }) => getTemplate(ctx, input)),
  delete: tenantProcedure.input(deleteTemplateInput).mutation(({ ctx, input }) => deleteTemplate(ctx, input)),
  duplicate: tenantProcedure
    .input(duplicateTemplateInput)
    .mutation(({ ctx, input }) => duplicateTemplate(ctx, input)),
  list: tenantProcedure.input(listTemplatesInput).query(({ ctx, input }) => listTemplates(ctx, input)),
  listStarters: tenantProcedure.query(({ ctx }) => listStarters(ctx)),
  preview: tenantProcedure.input(previewTemplateInput).query(({ ctx, input }) => previewTemplate(ctx, input)),
});
