import { z } from "zod";
import { fileName, imageTypes, largestImageInBytes } from "@/server/domain/files/schema";
import { uploadImage } from "@/server/domain/files/upload-image";
import { addUpload } from "./add-upload";
import type { RestApi } from "./rest-api";

export function registerImages(api: RestApi): void {
  addUpload(api, {
    path: "/images",
    tag: "templates",
    summary: "Take in an image for mails; the same image again has the same address",
    permission: "templates:write",
    query: z.strictObject({ name: fileName.default("image") }),
    contentTypes: imageTypes,
    limitInBytes: largestImageInBytes,
    answer: z.object({
      sha256: z.string(),
      url: z.string(),
      contentType: z.enum(imageTypes),
      sizeInBytes: z.int(),
    }),
    run: (context, { query, bytes }) => uploadImage(context, { name: query.name, bytes }),
  });
}
