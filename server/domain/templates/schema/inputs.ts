import { z } from "zod";
import { inFolder, intoFolder } from "@/server/domain/folders/schema";
import { mailContent } from "@/server/domain/templates/schema";

const templateId = z.uuid();
const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]*$/u, { error: "templates.controlCharacter" });
const content = mailContent.partial().shape;

export const starterKeys = ["newsletter", "announcement", "letter"] as const;

export const createTemplateInput = z.strictObject({
  name,
  /** One of ours to begin with; what else is given comes over it. */
  starter: z.enum(starterKeys).optional(),
  ...intoFolder,
  ...content,
});
export const updateTemplateInput = z.strictObject({
  templateId,
  /** The version that was changed: if the template has moved on, nothing is overwritten. */
  version: z.int().min(1),
  name: name.optional(),
  ...content,
});
export const getTemplateInput = z.strictObject({ templateId });
export const deleteTemplateInput = z.strictObject({ templateId });
export const duplicateTemplateInput = z.strictObject({ templateId, name });
export const listTemplatesInput = z.strictObject({
  /** Instant and id of the last row seen. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/, { error: "api.badCursor" })
    .optional(),
  limit: z.int().min(1).max(200).default(50),
  ...inFolder,
});
export const previewTemplateInput = z.strictObject({
  /** As it stands in the editor, saved or not. */
  content: mailContent,
  /** Whose mail to show; without it, the newest contact's. */
  contactId: z.uuid().optional(),
});

export type CreateTemplateInput = z.output<typeof createTemplateInput>;
export type UpdateTemplateInput = z.output<typeof updateTemplateInput>;
export type DuplicateTemplateInput = z.output<typeof duplicateTemplateInput>;
export type ListTemplatesInput = z.output<typeof listTemplatesInput>;
export type PreviewTemplateInput = z.output<typeof previewTemplateInput>;
