import { z } from "zod";
import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { acceptFactor } from "@/server/auth/accept-factor";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { requestFacts } from "@/server/auth/request-facts";
import { sessionCookie } from "@/server/auth/session-cookie";

const input = z.strictObject({ code: z.string().min(1).max(20) });

/** `POST /api/operator-sign-in/code {code}` exchanges challenge and code for a session, in a cookie that no tenant's page reads. */
export const postOperatorCode = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const { code } = input.parse(body);
    const challenge = readCookie(request.headers.get("cookie"), authCookies.operatorChallenge()) ?? "";
    const session = await acceptFactor(
      { challenge, proof: { kind: "totp", code }, now: new Date(), audience: "operator" },
      requestFacts(request.headers),
    );
    return { body: {}, cookie: await sessionCookie(session) };
  });
