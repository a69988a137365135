import { z } from "zod";
import { givenPlace, type role } from "@/server/domain/roles/schema";

const name = z.string().trim().min(1).max(100);

export const createInvitationInput = z.strictObject({
  email: z.email().max(254),
  name,
  ...givenPlace,
});
export type CreateInvitationInput = z.output<typeof createInvitationInput>;

export const invitationId = z.strictObject({ invitationId: z.uuid() });

export const acceptAsNewPersonInput = z.strictObject({
  token: z.string().min(1).max(100),
  name,
  password: z.string().min(12, "people.shortPassword").max(256),
});
export type AcceptAsNewPersonInput = z.output<typeof acceptAsNewPersonInput>;

export const acceptInvitationInput = z.strictObject({ token: z.string().min(1).max(100) });

/** One that waits, or that nobody followed in time. */
export type Invitation = {
  invitationId: string;
  email: string;
  name: string;
  role: z.output<typeof role>;
  /** Name of the company's own role that decides in place of `role`. */
  customRole: string | null;
  inFoldersOnly: boolean;
  /** Null when they have left. */
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  isOver: boolean;
};
