import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { browserLanguage, type Language } from "@/server/api/pick-language";
import { type RenderedError, renderError } from "@/server/api/render-error";
import { requireStorableText } from "@/server/api/require-storable-text";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { dangerousActs } from "@/server/auth/dangerous-acts";
import { type PersonSession, readSession } from "@/server/auth/read-session";
import { lookInContext, personContext, tenantsOfPerson } from "@/server/auth/request-context";
import { type RequestFacts, requestFacts } from "@/server/auth/request-facts";
import { takeToken } from "@/server/auth/take-token";
import { noteLookIn } from "@/server/domain/operators/note-look-in";
import { requireStaff } from "@/server/domain/operators/require-staff";
import type { Context } from "@/server/platform/context";
import { DomainError, type ErrorCode, notFound } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import { encodeInstants } from "./encode-instants";

/** Names the tenant whose page is open, by its slug. */
export const tenantHeader = "x-hikyaku-tenant";

export type TrpcContext = {
  readonly facts: RequestFacts;
  readonly session: PersonSession | null;
  /** Somebody of the staff who looks in: `session` is theirs, and nothing is changed. */
  readonly isStaff?: boolean;
  readonly language: Language;
  /** Set-Cookie values that go with the answer: a session that was given a new id. */
  readonly cookies: string[];
  /** Asked once per request, however many calls a batch holds. */
  readonly tenantContext: () => Promise<Context>;
};

/** Longer than a session of staff lasts. */
const oncePerSession = { capacity: 1, refillSeconds: 12 * 3_600 };
const oncePerHour = { capacity: 1, refillSeconds: 3_600 };
const unauthenticated = () => new DomainError("UNAUTHENTICATED", "auth.signInFirst");

/** @param tenantSlug when it is not in the header, as for server components */
export async function createTrpcContext(
  headers: Headers,
  tenantSlug = headers.get(tenantHeader),
): Promise<TrpcContext> {
  const facts = requestFacts(headers);
  const own = await readSession(headers.get("cookie"));
  const looking = await readLookIn(headers, own, tenantSlug, facts);
  const session = looking?.session ?? own;
  const language = session?.locale ?? browserLanguage(headers);
  let context: Promise<Context> | undefined;
  const tenantContext = async () => {
    if (!session) throw unauthenticated();
    if (!tenantSlug) throw notFound("tenants");
    context ??= looking ? Promise.resolve(looking.context) : personContext(session, tenantSlug, facts);
    return context;
  };
  return { facts, session, language, cookies: [], tenantContext, ...(looking && { isStaff: true }) };
}

/** Staff who look into this tenant. Whoever is a member of it is here as that, whatever else they are signed in as. */
async function readLookIn(
  headers: Headers,
  own: PersonSession | null,
  tenantSlug: string | null,
  facts: RequestFacts,
): Promise<{ session: PersonSession; context: Context } | null> {
  const cookies = headers.get("cookie");
  if (!tenantSlug || readCookie(cookies, authCookies.operatorSession()) === null) return null;
  if (own && (await tenantsOfPerson(own.personId)).some(({ slug }) => slug === tenantSlug)) return null;
  const session = await readSession(cookies, "operator");
  const context = session && (await lookInContext(session, tenantSlug, facts));
  return session && context ? { session, context } : null;
}

const trpcCodes = {
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
} satisfies Record<ErrorCode, TRPCError["code"]>;

/** What tRPC itself refuses, before a procedure runs. */
const protocolErrors: Partial<Record<TRPCError["code"], DomainError>> = {
  BAD_REQUEST: new DomainError("INVALID", "api.badJson"),
  PARSE_ERROR: new DomainError("INVALID", "api.badJson"),
  NOT_FOUND: new DomainError("NOT_FOUND", "api.noSuchRoute"),
  METHOD_NOT_SUPPORTED: new DomainError("INVALID", "api.jsonRequired"),
  UNSUPPORTED_MEDIA_TYPE: new DomainError("INVALID", "api.jsonRequired"),
};

/** `error` as the browser reads it: `message` is a sentence, `data` holds key, code, details and the wrong fields. */
export type TrpcErrorData = Omit<RenderedError, "message" | "status">;

const t = initTRPC.context<TrpcContext>().create({
  transformer: {
    input: { serialize: (value: unknown) => value, deserialize: (value: unknown) => value },
    output: { serialize: encodeInstants, deserialize: (value: unknown) => value },
  },
  isDev: false,
  errorFormatter({ error, shape, ctx }) {
    const isOurs = error.cause instanceof DomainError || error.cause instanceof z.ZodError;
    const cause = isOurs ? error.cause : (protocolErrors[error.code] ?? error.cause ?? error);
    const { message, status: _, ...data } = renderError(cause, ctx?.language ?? "ja");
    return { ...shape, message, data: data satisfies TrpcErrorData };
  },
});

/** A verb throws DomainError; tRPC gives it the status that belongs to its code. */
const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof DomainError) {
    const { cause } = result.error;
    throw new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
  }
  return result;
});

export const { router, createCallerFactory } = t;

/** Before any schema reads the input. */
const refuseUnstorableText = t.middleware(async ({ getRawInput, next }) => {
  requireStorableText(await getRawInput());
  return next();
});

/** Beside what `may` says: whatever a procedure forgets to ask, staff who look in change nothing. */
const refuseChangesByStaff = t.middleware(({ ctx, type, next }) => {
  if (ctx.isStaff && type !== "query") throw new DomainError("FORBIDDEN", "operator.readOnly");
  return next();
});

/** Anybody. */
export const publicProcedure = t.procedure
  .use(translateErrors)
  .use(refuseUnstorableText)
  .use(refuseChangesByStaff);

/** A signed-in person, in no tenant: `ctx.session`. What is dangerous wants them to have shown a factor just before. */
export const personProcedure = publicProcedure.use(({ ctx, path, next }) => {
  if (!ctx.session) throw unauthenticated();
  if (dangerousActs.has(path) && !ctx.session.isProved) throw new DomainError("FORBIDDEN", "auth.proveAgain");
  return next({ ctx: { session: ctx.session } });
});

/** Once for a session and its leave, and for each thing looked at once an hour. */
async function noteStaff(context: Context, path: string): Promise<void> {
  const { sessionId, grantId } = requireStaff(context);
  const bucket = `look-in/${hashToken(`${sessionId}/${grantId}`)}`;
  if ((await takeToken(bucket, oncePerSession)).isGranted) await noteLookIn(context, null);
  if ((await takeToken(`${bucket}/${path}`, oncePerHour)).isGranted) await noteLookIn(context, path);
}

/** A member of the tenant that the page is about, with the second factor that the tenant asks for. `ctx` is a Context. */
export const tenantProcedure = personProcedure.use(async ({ ctx, path, next }) => {
  const context = await ctx.tenantContext();
  if (context.actor.kind === "operator") await noteStaff(context, path);
  return next({ ctx: context });
});
