import { z } from "zod";

/** The largest CSV file that can be imported, in bytes. */
export const largestImportInBytes = 100 * 1024 * 1024;
/** The largest image of a mail, in bytes. */
export const largestImageInBytes = 5 * 1024 * 1024;

export const imageTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;
export type ImageType = (typeof imageTypes)[number];

/** As its owner's computer calls it; shown, never used as a path. */
export const fileName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}/\\]*$/u, { error: "files.badName" });
