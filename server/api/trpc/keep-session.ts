import type { NewSession } from "@/server/auth/accept-factor";
import { sessionCookie } from "@/server/auth/session-cookie";

/** The session has a new id; the browser gets it with the answer. */
export async function keepSession(ctx: { readonly cookies: string[] }, session: NewSession): Promise<void> {
  ctx.cookies.push(await sessionCookie(session));
}
