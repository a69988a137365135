import { z } from "zod";
import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { readSession } from "@/server/auth/read-session";
import { endSession } from "@/server/domain/people/end-session";

/** `POST /api/operator-sign-in/sign-out {}` ends the session, and takes the cookie away. */
export const postOperatorSignOut = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    z.strictObject({}).parse(body);
    const session = await readSession(request.headers.get("cookie"), "operator");
    if (session) await endSession(session.sessionId);
    return { body: {}, cookie: setCookie(authCookies.operatorSession(), "", 0) };
  });
