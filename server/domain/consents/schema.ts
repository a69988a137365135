import { z } from "zod";

export const consentPurpose = z.literal("marketing");
export const consentState = z.enum(["given", "withdrawn"]);
/** Where a consent came from. */
export const consentSources = ["import", "api", "form", "unsubscribe-page", "one-click", "by-hand"] as const;
export type ConsentSource = (typeof consentSources)[number];

/** How the person said so, in words: what one shows who asks for proof (特定電子メール法 3条2項). */
export const consentProof = z.string().trim().min(1).max(1_000);

export const changeConsentInput = z.strictObject({
  contactId: z.uuid(),
  purpose: consentPurpose.default("marketing"),
  state: consentState,
  how: consentProof,
});
export type ChangeConsentInput = z.output<typeof changeConsentInput>;
