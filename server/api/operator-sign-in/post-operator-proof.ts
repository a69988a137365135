import { z } from "zod";
import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { acceptFactor } from "@/server/auth/accept-factor";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { requestFacts } from "@/server/auth/request-facts";
import { sessionCookie } from "@/server/auth/session-cookie";
import { proof } from "@/server/domain/factors/schema";

const input = z.strictObject({ proof });

/**
 * `POST /api/operator-sign-in/proof {proof}` exchanges challenge and proof for a session, in a cookie that no tenant's page reads. An
 * operator is never let in with nothing or with a mailed code.
 */
export const postOperatorProof = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const challenge = readCookie(request.headers.get("cookie"), authCookies.operatorChallenge()) ?? "";
    const session = await acceptFactor(
      { challenge, proof: input.parse(body).proof, now: new Date(), audience: "operator" },
      requestFacts(request.headers),
    );
    return { body: {}, cookie: await sessionCookie(session) };
  });
