import type { NextAuthOptions, User } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { type Proof, proof } from "@/server/domain/factors/schema";
import { endSession } from "@/server/domain/people/end-session";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { hashToken } from "@/server/platform/secrets";
import { acceptFactor } from "./accept-factor";
import { authCookies, cookieOptions, readCookie } from "./auth-cookies";
import { wrongProof } from "./checked-proof";
import { sessionSeconds } from "./read-session";
import { requestFacts } from "./request-facts";

/** An answer of an authenticator has a few kilobytes at most. */
const longestProof = 32_768;

/** What `authorize` hands to `jwt`, and nobody else sees. */
type SignedIn = User & { sid: string; assurance: number };
const isSignedIn = (user: User): user is SignedIn => "sid" in user && "assurance" in user;

/** next-auth puts an error's message into an address: only fixed keys may get there. */
function fixedKey(error: unknown): Error {
  if (error instanceof DomainError)
    return new Error(error.code === "RATE_LIMITED" ? "auth.tooManyCodes" : error.key);
  log.error("signing in failed", errorFields(error));
  return new Error("shell.unexpected");
}

/** A code by itself is one of an app; everything else comes as JSON, since next-auth hands on texts alone. */
function readProof(credentials: Record<string, string> | undefined): Proof {
  const { code, proof: json } = credentials ?? {};
  if (typeof json === "string" && json !== "") return readJson(json);
  return typeof code === "string" && code !== ""
    ? { kind: "totp", code: code.slice(0, 20) }
    : { kind: "none" };
}

function readJson(json: string): Proof {
  const read = json.length > longestProof ? undefined : proof.safeParse(parsed(json)).data;
  if (!read) throw wrongProof();
  return read;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

async function authorize(
  credentials: Record<string, string> | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<SignedIn> {
  const challenge = readCookie(headers.cookie ?? null, authCookies.challenge()) ?? "";
  try {
    const facts = requestFacts(new Headers(headers));
    const { personId, sid, assurance } = await acceptFactor(
      { challenge, proof: readProof(credentials), now: new Date() },
      facts,
    );
    return { id: personId, sid, assurance };
  } catch (error) {
    throw fixedKey(error);
  }
}

const provider = () =>
  credentialsProvider({
    credentials: { code: {}, proof: {} },
    authorize: (credentials, request) => authorize(credentials, request.headers ?? {}),
  });

/**
 * next-auth as a carrier of one token and no more. The token names a row of `sessions`; tenant, role and rights are read
 * from the database on each request. What a browser sends to "update" the session never reaches the token.
 */
export function nextAuthOptions(): NextAuthOptions {
  const cookie = (name: string) => ({ name, options: cookieOptions() });
  return {
    secret: env().AUTH_SECRET,
    providers: [provider()],
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: env().APP_ORIGIN.startsWith("https:"),
    cookies: {
      sessionToken: cookie(authCookies.session()),
      csrfToken: cookie(authCookies.csrf()),
      callbackUrl: cookie(authCookies.callback()),
    },
    callbacks: {
      // `session` and `trigger` are the client's words and are not looked at.
      jwt: ({ token, user }) =>
        user && isSignedIn(user)
          ? { sub: user.id, sid: user.sid, aal: user.assurance, auth_time: Math.floor(Date.now() / 1_000) }
          : token,
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (isOwn(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(hashToken(token.sid));
      },
    },
    logger: {
      error: (code, metadata) => log.error("next-auth", { code, ...errorFields(metadata) }),
      warn: (code) => log.warn("next-auth", { code }),
      debug: () => undefined,
    },
  };
}

const isOwn = (url: string, baseUrl: string) =>
  URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin;
