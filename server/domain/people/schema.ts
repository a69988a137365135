import { z } from "zod";
import { givenPlace, type role } from "@/server/domain/roles/schema";

const name = z.string().trim().min(1).max(100);
const locale = z.enum(["ja", "en"]);

export const addMemberInput = z.strictObject({
  email: z.email().max(254),
  name,
  ...givenPlace,
  locale: locale.default("ja"),
  /** For a person who has no account yet; someone who has one keeps their own. */
  password: z.string().min(12, "people.shortPassword").max(256),
});
export type AddMemberInput = z.output<typeof addMemberInput>;

export const changeRoleInput = z.strictObject({ personId: z.uuid(), ...givenPlace });
export type ChangeRoleInput = z.output<typeof changeRoleInput>;

export const memberId = z.strictObject({ personId: z.uuid() });

export const listMembersInput = z.strictObject({
  cursor: z.uuid("api.badCursor").optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListMembersInput = z.output<typeof listMembersInput>;

export type Member = {
  personId: string;
  name: string;
  email: string;
  role: z.output<typeof role>;
  /** The tenant's own role that decides in place of `role`. */
  customRole: { customRoleId: string; name: string } | null;
  /** Ids of the folders that the rights are limited to; null: the whole tenant. */
  folders: string[] | null;
  hasSecondFactor: boolean;
  createdAt: Date;
};

/** Only what is given changes. */
export const updatePreferencesInput = z
  .strictObject({
    name: name.optional(),
    locale: locale.optional(),
    theme: z.enum(["system", "light", "dark"]).optional(),
  })
  .refine((input) => Object.keys(input).length > 0, "people.nothingToChange");
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;

export const sessionIdInput = z.strictObject({ sessionId: z.string().min(1).max(64) });

export type Session = {
  sessionId: string;
  /** The one that asks. */
  isCurrent: boolean;
  userAgent: string;
  address: string;
  /** What was shown besides the password. */
  factor: "none" | "totp" | "passkey" | "recovery" | "email";
  createdAt: Date;
  /** At most a minute old. */
  lastSeenAt: Date;
};
