import { z } from "zod";

/** At most so many tags a tenant; all are listed at once. */
export const mostTags = 1_000;

/** As shown and as compared: two tags whose names differ only in width or spaces are one. */
export const tagName = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^[^\p{Cc}]*$/u, { error: "tags.controlCharacter" }),
  );
const tagId = z.uuid();

export const createTagInput = z.strictObject({ name: tagName });
export const updateTagInput = z.strictObject({ tagId, name: tagName });
export const deleteTagInput = z.strictObject({ tagId });

export type CreateTagInput = z.output<typeof createTagInput>;
export type UpdateTagInput = z.output<typeof updateTagInput>;
export type DeleteTagInput = z.output<typeof deleteTagInput>;
