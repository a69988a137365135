import { open, seal } from "@/server/platform/secrets";

type Column = "totp_secret" | "totp_pending_secret";
/** A sealed secret opens only in the row and the column that it was made for. */
const place = (personId: string, column: Column) => `global/people/${column}/${personId}`;

export const sealTotpSecret = (secret: string, personId: string, column: Column): string =>
  seal(secret, place(personId, column));

/** @throws UNAVAILABLE it was made for another place or with another key */
export const openTotpSecret = (sealed: string, personId: string, column: Column): string =>
  open(sealed, place(personId, column));
