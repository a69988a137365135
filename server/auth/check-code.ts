import { verifySync } from "otplib";

/** RFC 6238 §5.2: one step back for the time it takes to type, none ahead. */
const periodSeconds = 30;

/**
 * The 30-second step that a code belongs to: the present one or the one before. The library's own answer is an object,
 * true in every condition; this one is a number or null.
 *
 * @param secret base32, as the authenticator app holds it
 * @param code what was typed; spaces and full-width digits are taken as meant
 * @returns null for a wrong, old, future or malformed code
 */
export function checkCode(secret: string, code: string, now: Date): number | null {
  const token = code.normalize("NFKC").replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    secret,
    token,
    period: periodSeconds,
    epoch: Math.floor(now.getTime() / 1_000),
    epochTolerance: [periodSeconds, 0],
  });
  return result.valid && "timeStep" in result && typeof result.timeStep === "number" ? result.timeStep : null;
}
