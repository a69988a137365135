import { z } from "zod";

/** Three days: a weekend is not in it by accident. */
export const mostHours = 72;

export const grantSupportInput = z.strictObject({
  /** Why staff should look: read by them, and kept in the log. */
  reason: z.string().trim().min(1, "support.reasonMissing").max(500),
  hours: z.int().min(1).max(mostHours),
});
export type GrantSupportInput = z.output<typeof grantSupportInput>;

export const supportGrantInput = z.strictObject({ grantId: z.uuid() });

export type SupportGrant = {
  grantId: string;
  reason: string;
  grantedByName: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  isOpen: boolean;
};
