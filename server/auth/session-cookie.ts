import { encode } from "next-auth/jwt";
import { env } from "@/server/platform/env";
import type { NewSession } from "./accept-factor";
import { authCookies, setCookie } from "./auth-cookies";

/**
 * The Set-Cookie value of a session that was just made. The console's door is next-auth's own handler; the operators' door
 * and a session that is renewed set the same token themselves, under the name of their audience, without a request to
 * next-auth: its handler knows one cookie name, and it must not learn a second.
 */
export async function sessionCookie(session: NewSession): Promise<string> {
  const { personId, sid, assurance, audience, lengthSeconds } = session;
  const token = await encode({
    token: { sub: personId, sid, aal: assurance, auth_time: Math.floor(Date.now() / 1_000) },
    secret: env().AUTH_SECRET,
    maxAge: lengthSeconds,
  });
  const name = audience === "operator" ? authCookies.operatorSession() : authCookies.session();
  return setCookie(name, token, lengthSeconds);
}
