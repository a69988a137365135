import { requireStorableText } from "@/server/api/require-storable-text";
import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { newTenantContext } from "@/server/auth/request-context";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds, startChallenge } from "@/server/auth/start-challenge";
import { completeSignUp } from "@/server/domain/accounts/complete-sign-up";
import { completeSignUpInput } from "@/server/domain/accounts/schema";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/sign-up/finish {token, password, slug, timeZone}` → `{next, email, slug}` and the challenge of the second step in a
 * cookie: the new owner goes on as after a right password.
 */
export const postSignUpFinish = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    requireStorableText(body);
    const facts = requestFacts(request.headers);
    const context = { ...(await newTenantContext("sign-up")), address: facts.address };
    const { personId, email, slug } = await completeSignUp(context, completeSignUpInput.parse(body));
    const { challenge, ...asked } = await startChallenge({ id: personId, totpSecret: null }, facts);
    return {
      body: { ...asked, email, slug },
      cookie: setCookie(authCookies.challenge(), challenge, challengeSeconds),
    };
  });
