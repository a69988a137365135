import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { globalDatabase } from "@/db/client";
import { people, sessions } from "@/db/schema";
import { env } from "@/server/platform/env";
import { hashToken } from "@/server/platform/secrets";
import { authCookies, readCookie } from "./auth-cookies";

/** A signed-in person, read from the database on this very request. */
export type PersonSession = {
  readonly sessionId: string;
  readonly personId: string;
  /** 1: password only; 2: with a second factor. */
  readonly assurance: number;
  readonly email: string;
  readonly name: string;
  readonly locale: "ja" | "en";
  readonly theme: "system" | "light" | "dark";
  readonly signedInAt: Date;
};

/** Ends, however busy (`sessions.expires_at` carries it). */
export const sessionSeconds = 12 * 3_600;
/** Ends when unused for this long. */
const idleSeconds = 2 * 3_600;
/** The time of last use is written at most this often. */
const touchSeconds = 60;

async function tokenOf(cookieHeader: string | null): Promise<string | null> {
  const cookie = readCookie(cookieHeader, authCookies.session());
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
 * 12 h after signing in, 2 h without use, or a moment after it was revoked, it does not.
 *
 * @param cookieHeader the request's Cookie header
 */
export async function readSession(cookieHeader: string | null): Promise<PersonSession | null> {
  const token = await tokenOf(cookieHeader);
  if (token === null) return null;
  const sessionId = hashToken(token);
  const [row] = await globalDatabase()
    .select({
      sessionId: sessions.id,
      personId: sessions.personId,
      assurance: sessions.assurance,
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
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - make_interval(secs => ${idleSeconds})`),
      ),
    );
  if (!row) return null;
  const { isStale, ...session } = row;
  if (isStale)
    await globalDatabase().update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, sessionId));
  return session;
}
