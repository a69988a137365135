import { z } from "zod";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { startEnrolment } from "@/server/auth/start-enrolment";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/enrolment {}` → `{secret, uri, qrSvg}` for the person whose challenge the cookie holds. Each call makes a
 * new secret; the last one counts.
 */
export const postEnrolment = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    z.strictObject({}).parse(body);
    const challenge = readCookie(request.headers.get("cookie"), authCookies.challenge()) ?? "";
    return { body: await startEnrolment(challenge) };
  });
