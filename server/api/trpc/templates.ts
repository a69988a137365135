import { z } from "zod";
import { fileName, largestImageInBytes } from "@/server/domain/files/schema";
import { uploadImage } from "@/server/domain/files/upload-image";
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

/** Base64 is a third longer than what it stands for; the verb counts the bytes. */
const uploadImageInput = z.strictObject({
  name: fileName,
  base64: z.base64().max(Math.ceil(largestImageInBytes / 3) * 4 + 1024),
});

async function* inOnePiece(bytes: Uint8Array) {
  yield bytes;
}

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
  /** Changes nothing; a mutation, because a design is too long for the address of a GET. */
  preview: tenantProcedure
    .input(previewTemplateInput)
    .mutation(({ ctx, input }) => previewTemplate(ctx, input)),
  uploadImage: tenantProcedure
    .input(uploadImageInput)
    .mutation(({ ctx, input }) =>
      uploadImage(ctx, { name: input.name, bytes: inOnePiece(Buffer.from(input.base64, "base64")) }),
    ),
});
