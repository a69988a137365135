import type { SealedPlace } from "@/server/platform/sealed-columns";
import { open, seal } from "@/server/platform/secrets";

type Column = "totp_secret" | "totp_pending_secret";
const place = (personId: string, column: Column): SealedPlace => `global/people/${column}/${personId}`;

/** A person's authenticator secret as it is stored: it opens only in the row and the column that it was sealed for. */
export const totpSecret = {
  seal: (secret: string, personId: string, column: Column): string => seal(secret, place(personId, column)),
  /** @throws UNAVAILABLE it was made for another place or with another key */
  open: (sealed: string, personId: string, column: Column): string => open(sealed, place(personId, column)),
};
