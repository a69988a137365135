import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { browserLanguage, type Language } from "@/server/api/pick-language";
import { type RenderedError, renderError } from "@/server/api/render-error";
import { requireStorableText } from "@/server/api/require-storable-text";
import { type PersonSession, readSession } from "@/server/auth/read-session";
import { personContext } from "@/server/auth/request-context";
import { type RequestFacts, requestFacts } from "@/server/auth/request-facts";
import type { Context } from "@/server/platform/context";
import { DomainError, type ErrorCode, notFound } from "@/server/platform/errors";
import { encodeInstants } from "./encode-instants";

/** Names the tenant whose page is open, by its slug. */
export const tenantHeader = "x-hikyaku-tenant";

export type TrpcContext = {
  readonly facts: RequestFacts;
  readonly session: PersonSession | null;
  readonly language: Language;
  /** Asked once per request, however many calls a batch holds. */
  readonly tenantContext: () => Promise<Context>;
};

const unauthenticated = () => new DomainError("UNAUTHENTICATED", "auth.signInFirst");

/** @param tenantSlug when it is not in the header, as for server components */
export async function createTrpcContext(
  headers: Headers,
  tenantSlug = headers.get(tenantHeader),
): Promise<TrpcContext> {
  const facts = requestFacts(headers);
  const session = await readSession(headers.get("cookie"));
  const language = session?.locale ?? browserLanguage(headers);
  let context: Promise<Context> | undefined;
  const tenantContext = async () => {
    if (!session) throw unauthenticated();
    if (!tenantSlug) throw notFound("tenants");
    context ??= personContext(session, tenantSlug, facts);
    return context;
  };
  return { facts, session, language, tenantContext };
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

/** Anybody. */
export const publicProcedure = t.procedure.use(translateErrors).use(refuseUnstorableText);

/** A signed-in person, in no tenant: `ctx.session`. */
export const personProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw unauthenticated();
  return next({ ctx: { session: ctx.session } });
});

/** A member of the tenant that the page is about, with the second factor that the tenant asks for. `ctx` is a Context. */
export const tenantProcedure = personProcedure.use(async ({ ctx, next }) =>
  next({ ctx: await ctx.tenantContext() }),
);
