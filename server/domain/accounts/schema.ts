import { z } from "zod";

/** NIST SP 800-63B rev. 4 §3.1.1.2 asks for 15 characters where the password stands alone, and 8 beside a second factor. */
export const shortestPassword = 12;

const newPassword = z.string().min(shortestPassword, "people.shortPassword").max(256);

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(256),
  newPassword,
});
export type ChangePasswordInput = z.output<typeof changePasswordInput>;
