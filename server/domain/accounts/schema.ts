import { z } from "zod";
import { slug } from "@/server/domain/tenants/schema";

/** NIST SP 800-63B rev. 4 §3.1.1.2 asks for 15 characters where the password stands alone, and 8 beside a second factor. */
export const shortestPassword = 12;

const newPassword = z.string().min(shortestPassword, "people.shortPassword").max(256);
const email = z.email().max(254);
const name = z.string().trim().min(1).max(100);
/** What the link of a mail holds. */
const token = z.string().min(1).max(100);

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(256),
  newPassword,
});
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const signUpInput = z.strictObject({ email, name, company: name });

/** What a link's row keeps of it. */
export const linkDetails = z.object({
  name: z.string().default(""),
  company: z.string().default(""),
  locale: z.enum(["ja", "en"]).default("ja"),
});

export const completeSignUpInput = z.strictObject({
  token,
  password: newPassword,
  slug,
  /** IANA name: the browser's. */
  timeZone: z.string().max(64).optional(),
});
export type CompleteSignUpInput = z.output<typeof completeSignUpInput>;

export const requestResetInput = z.strictObject({ email });

export const resetPasswordInput = z.strictObject({ token, password: newPassword });
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;

export const linkInput = z.strictObject({ token });
