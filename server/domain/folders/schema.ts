import { z } from "zod";

/** So many levels: a brand, a country, a team, a year and one more. */
export const deepestLevel = 5;

/** Of a tenant: all are read at once. */
export const mostFolders = 500;

const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}]*$/u, { error: "templates.controlCharacter" });
const folderId = z.uuid();

/** What lies in folders. */
export const folderNouns = ["segments", "templates", "campaigns"] as const;
export type FolderNoun = (typeof folderNouns)[number];

/** For inputs that make something: the folder it is put into. Null: outside of all folders. */
export const intoFolder = { folderId: folderId.nullable().optional() };
/** For inputs of lists: what lies in this folder and in those below it. */
export const inFolder = { folderId: folderId.optional() };

export const createFolderInput = z.strictObject({
  name,
  /** Null: at the top. */
  parentId: folderId.nullable().default(null),
});
export type CreateFolderInput = z.output<typeof createFolderInput>;

/** Only what is given changes. */
export const updateFolderInput = z
  .strictObject({ folderId, name: name.optional(), parentId: folderId.nullable().optional() })
  .refine((input) => input.name !== undefined || input.parentId !== undefined, "folders.nothingToChange");
export type UpdateFolderInput = z.output<typeof updateFolderInput>;

export const deleteFolderInput = z.strictObject({
  folderId,
  /** `keep`: refused while something lies in it; `move-up`: that comes to lie where the folder lay. */
  contents: z.enum(["keep", "move-up"]).default("keep"),
});
export type DeleteFolderInput = z.output<typeof deleteFolderInput>;

export const putInFolderInput = z.strictObject({
  noun: z.enum(folderNouns),
  /** Of the segment, template or campaign. */
  id: z.uuid(),
  folderId: folderId.nullable(),
});
export type PutInFolderInput = z.output<typeof putInFolderInput>;

export type Folder = {
  folderId: string;
  /** Null at the top of what the reader may see. */
  parentId: string | null;
  name: string;
  /** What lies in it directly. */
  counts: Record<FolderNoun, number>;
};
