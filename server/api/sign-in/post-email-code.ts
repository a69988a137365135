import { z } from "zod";
import { askEmailCode } from "@/server/auth/ask-email-code";
import { authCookies, readCookie, setCookie } from "@/server/auth/auth-cookies";
import { emailCodeSeconds } from "@/server/domain/factors/request-email-code";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/email-code {}` mails a code to the person whose challenge the cookie holds, for `acceptFactor` to take as
 * `{kind: "email", code}`. The last one counts; the cookie lasts as long as it does.
 */
export const postEmailCode = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    z.strictObject({}).parse(body);
    const challenge = readCookie(request.headers.get("cookie"), authCookies.challenge()) ?? "";
    await askEmailCode(challenge);
    return { body: {}, cookie: setCookie(authCookies.challenge(), challenge, emailCodeSeconds) };
  });
