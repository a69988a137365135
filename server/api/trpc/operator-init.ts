import { browserLanguage } from "@/server/api/pick-language";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { readSession } from "@/server/auth/read-session";
import { requestFacts } from "@/server/auth/request-facts";
import { requireRecentProof } from "@/server/auth/require-recent-proof";
import type { Operator } from "@/server/domain/operators/schema";
import { DomainError } from "@/server/platform/errors";
import { publicProcedure, type TrpcContext } from "./init";

/** The context of the operators' own root: the session is an operator's, and there is no tenant. */
export async function createOperatorTrpcContext(headers: Headers): Promise<TrpcContext> {
  const cookies = headers.get("cookie");
  const session = await readSession(cookies, "operator");
  // A cookie of theirs that counts no more says so; whoever has none is told of nothing here.
  const isKnown = readCookie(cookies, authCookies.operatorSession()) !== null;
  return {
    facts: requestFacts(headers),
    session,
    cookies: [],
    language: session?.locale ?? browserLanguage(headers),
    tenantContext: async () => {
      throw isKnown
        ? new DomainError("UNAUTHENTICATED", "auth.signInFirst")
        : new DomainError("NOT_FOUND", "api.noSuchRoute");
    },
  };
}

/**
 * An operator, with a second factor; whatever they change, with one shown in the last 15 minutes. To anybody else the procedure does
 * not exist. `ctx.operator` says who.
 */
export const operatorProcedure = publicProcedure.use(async ({ ctx, type, next }) => {
  const { session, facts } = ctx;
  if (!session || session.assurance < 2) {
    await ctx.tenantContext();
    throw new DomainError("NOT_FOUND", "api.noSuchRoute");
  }
  if (type === "mutation") await requireRecentProof(session.sessionId);
  const operator: Operator = {
    personId: session.personId,
    sessionId: session.sessionId,
    name: session.name,
    address: facts.address,
  };
  return next({ ctx: { operator, session } });
});
