/** Crockford's base 32: no letter that is read as another. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const bitsPerLetter = 5;
const groupLength = 4;

/** Bytes that one code is made of: 80 bits, above the 64 that NIST SP 800-63B §5.1.2 asks of look-up secrets. */
export const recoveryCodeBytes = 10;

/** A recovery code as it is shown: `k3fd-9mzt-0wqa-p7xc`. */
export function writeRecoveryCode(random: Uint8Array): string {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = (bits.match(new RegExp(`.{${bitsPerLetter}}`, "g")) ?? []).map(
    (group) => alphabet[Number.parseInt(group, 2)],
  );
  return (letters.join("").match(new RegExp(`.{1,${groupLength}}`, "g")) ?? []).join("-");
}

/**
 * A code as it was typed, in the form that is hashed: half-width, without spaces and hyphens, with the letters that look
 * alike taken as meant.
 */
export const readRecoveryCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
