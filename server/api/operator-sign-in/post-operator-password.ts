import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { checkPassword, passwordInput } from "@/server/auth/check-password";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds } from "@/server/auth/start-challenge";

/**
 * `POST /api/operator-sign-in/password {email, password}` → `{next: "code" | "enrol", ways}` and the challenge in a cookie of the operators'
 * own. Somebody who is no operator is told what a wrong password is told.
 */
export const postOperatorPassword = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const facts = requestFacts(request.headers);
    const { challenge, ...asked } = await checkPassword(passwordInput.parse(body), facts, "operator");
    return {
      body: asked,
      cookie: setCookie(authCookies.operatorChallenge(), challenge, challengeSeconds),
    };
  });
