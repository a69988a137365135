import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { checkPassword, passwordInput } from "@/server/auth/check-password";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds } from "@/server/auth/start-challenge";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/password {email, password}` → `{next: "code" | "email" | "enrol" | "none", ways}` and the challenge in a cookie. What
 * comes next is told only to somebody who knows the password; every other answer is the same 401.
 */
export const postPassword = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const { challenge, ...asked } = await checkPassword(
      passwordInput.parse(body),
      requestFacts(request.headers),
    );
    return { body: asked, cookie: setCookie(authCookies.challenge(), challenge, challengeSeconds) };
  });
