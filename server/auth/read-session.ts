import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { globalDatabase } from "@/db/client";
import { operators, people, sessions } from "@/db/schema";
import { env } from "@/server/platform/env";
import { hashToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";
import { authCookies, readCookie } from "./auth-cookies";

/** A signed-in person, read from the database on this very request. */
export type PersonSession = {
  readonly sessionId: string;
  readonly personId: string;
  /** 1: password only; 2: with a second factor. */
  readonly assurance: number;
  /** What was shown besides the password. */
  readonly factor: "none" | "totp" | "passkey" | "recovery" | "email";
  /** A factor was shown within the last quarter of an hour: dangerous acts want that. */
  readonly isProved: boolean;
  readonly email: string;
  readonly name: string;
  readonly locale: "ja" | "en";
  readonly theme: "system" | "light" | "dark";
  readonly signedInAt: Date;
};

/** How long next-auth's token lasts: as long as a tenant may let a session last. `sessions.expires_at` ends it. */
export const sessionSeconds = 24 * 3_600;
/** A proof counts so long for what is dangerous (OWASP, Authentication: require re-authentication for sensitive features). */
const provedSeconds = 900;
/** The time of last use is written at most this often. */
const touchSeconds = 60;

const cookieName = (audience: Audience) =>
  audience === "operator" ? authCookies.operatorSession() : authCookies.session();

/** Whoever is no operator any more has no session as one. */
const isStillIn = (audience: Audience) =>
  audience === "operator"
    ? sql`exists (select from ${operators} where ${operators.personId} = ${sessions.personId} and ${operators.disabledAt} is null)`
    : undefined;

async function tokenOf(cookieHeader: string | null, audience: Audience): Promise<string | null> {
  const cookie = readCookie(cookieHeader, cookieName(audience));
  if (cookie === null || cookie === "") return null;
  try {
    const claims = await decode({ token: cookie, secret: env().AUTH_SECRET });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}

/**
 * Who is signed in. The cookie only names a row of `sessions`; whether it still counts is asked anew each time:
 * at its absolute end, when it was unused for too long, or a moment after it was revoked, it does not.
 *
 * @param cookieHeader the request's Cookie header
 * @param audience whose pages are asked for: a session of the other kind is nobody's, also under the other cookie's name
 */
export async function readSession(
  cookieHeader: string | null,
  audience: Audience = "console",
): Promise<PersonSession | null> {
  const token = await tokenOf(cookieHeader, audience);
  if (token === null) return null;
  const sessionId = hashToken(token);
  const [row] = await globalDatabase()
    .select({
      sessionId: sessions.id,
      personId: sessions.personId,
      assurance: sessions.assurance,
      factor: sessions.factor,
      isProved: sql<boolean>`${sessions.provedAt} > now() - make_interval(secs => ${provedSeconds})`,
      email: people.email,
      name: people.name,
      locale: people.locale,
      theme: people.theme,
      signedInAt: sessions.createdAt,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - make_interval(secs => ${touchSeconds})`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.audience, audience),
        isStillIn(audience),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - make_interval(secs => ${sessions.idleSeconds})`),
      ),
    );
  if (!row) return null;
  const { isStale, ...session } = row;
  if (isStale)
    await globalDatabase().update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, sessionId));
  return session;
}
