import { env } from "@/server/platform/env";

/** `__Host-` pins a cookie to our origin and https (RFC 6265bis §4.1.3.2); loopback over http cannot have it. */
const isSecure = () => env().APP_ORIGIN.startsWith("https:");
const named = (name: string) => (isSecure() ? `__Host-${name}` : name);

/** The names of our cookies. */
export const authCookies = {
  /** The signed-in session: next-auth's token, which only names a row of `sessions`. */
  session: () => named("hikyaku-session"),
  /** Between a right password and a right code. */
  challenge: () => named("hikyaku-challenge"),
  /** An operator's session. Beside the console's, so that neither is ever read as the other. */
  operatorSession: () => named("hikyaku-operator"),
  operatorChallenge: () => named("hikyaku-operator-challenge"),
  csrf: () => named("hikyaku-csrf"),
  callback: () => named("hikyaku-callback"),
};

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

/** The value of one cookie in a Cookie header; null when it is absent. */
export function readCookie(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const [key = "", ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/** A Set-Cookie value of ours. @param maxAgeSeconds 0 removes the cookie */
export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
