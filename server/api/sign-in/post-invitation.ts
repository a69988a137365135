import { requireStorableText } from "@/server/api/require-storable-text";
import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { invitedContext } from "@/server/auth/request-context";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds, startChallenge } from "@/server/auth/start-challenge";
import { findLink } from "@/server/domain/accounts/find-link";
import { acceptAsNewPerson } from "@/server/domain/invitations/accept-invitation";
import { acceptAsNewPersonInput } from "@/server/domain/invitations/schema";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/invitation {token, name, password}` → `{next, email, slug}` and the challenge of the second step in a cookie, for an
 * invited person without an account. Who has one signs in and accepts in the console.
 */
export const postInvitation = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    requireStorableText(body);
    const facts = requestFacts(request.headers);
    const input = acceptAsNewPersonInput.parse(body);
    const context = invitedContext(await findLink(input.token), facts);
    const { personId, email, slug } = await acceptAsNewPerson(context, input);
    const { challenge, next } = await startChallenge({ id: personId, totpSecret: null }, facts);
    return {
      body: { next, email, slug },
      cookie: setCookie(authCookies.challenge(), challenge, challengeSeconds),
    };
  });
