import { z } from "zod";
import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { startEnrolment } from "@/server/auth/start-enrolment";

/** `POST /api/operator-sign-in/enrolment {}` → `{secret, uri, qrSvg}`, as for people of tenants. */
export const postOperatorEnrolment = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    z.strictObject({}).parse(body);
    const challenge = readCookie(request.headers.get("cookie"), authCookies.operatorChallenge()) ?? "";
    return { body: await startEnrolment(challenge, "operator") };
  });
