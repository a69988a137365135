import type { GivenPlace } from "@/server/domain/roles/schema";
import type { Role } from "@/server/platform/context";

type Offer = {
  readonly role: Role;
  readonly customRoleId: string | null;
  readonly inFoldersOnly: boolean;
  readonly folders: string[];
};

/** What an invitation offers, as `settlePlace` is asked for it. */
export const offeredPlace = ({ role, customRoleId, inFoldersOnly, folders }: Offer): GivenPlace => ({
  ...(customRoleId === null ? { role } : { customRoleId }),
  folders: inFoldersOnly ? folders : null,
});
