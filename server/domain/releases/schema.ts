import { z } from "zod";

/** What a release sends: everything that reaches a recipient or decides who is one. Merge fields are still in it. */
export const releaseContent = z.strictObject({
  subject: z.string(),
  preheader: z.string(),
  /** Rendered from the design; null: a text-only mail. */
  html: z.string().nullable(),
  text: z.string(),
  from: z.strictObject({ name: z.string(), address: z.string(), domainId: z.uuid() }),
  replyTo: z.string().nullable(),
  purpose: z.literal("marketing"),
  segment: z.strictObject({ id: z.uuid(), version: z.int(), rule: z.unknown() }),
  trackOpens: z.boolean(),
  trackClicks: z.boolean(),
  scheduledWall: z.string().nullable(),
  timeZone: z.string(),
  sender: z.strictObject({ legalName: z.string(), postalAddress: z.string(), contact: z.string() }),
  /** sha256 of each image of ours that the mail shows. */
  images: z.array(z.string()),
});
export type ReleaseContent = z.output<typeof releaseContent>;
