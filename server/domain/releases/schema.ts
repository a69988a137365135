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
  /** The language in which the mail addresses its reader. */
  locale: z.enum(["ja", "en"]),
  sender: z.strictObject({ legalName: z.string(), postalAddress: z.string(), contactPoint: z.string() }),
  /** For releases of kind `test` alone: whose data is shown, and to which colleagues it goes. */
  test: z.strictObject({ contactId: z.uuid(), to: z.array(z.string()) }).nullable(),
  /** Address of each image that the mail shows; ours are named by their sha256. */
  images: z.array(z.string()),
});
export type ReleaseContent = z.output<typeof releaseContent>;

/** Why a release is paused. All but the first put it before a person. */
export const pauseReasons = [
  "by-person",
  "late-start",
  "changed-after-approval",
  "approver-gone",
  "audience-grown",
] as const;
export type PauseReason = (typeof pauseReasons)[number];
