import { requireStorableText } from "@/server/api/require-storable-text";
import { authCookies, setCookie } from "@/server/auth/auth-cookies";
import { noteInTenants } from "@/server/auth/note-in-tenants";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds, startChallenge } from "@/server/auth/start-challenge";
import { resetPassword } from "@/server/domain/accounts/reset-password";
import { resetPasswordInput } from "@/server/domain/accounts/schema";
import { answerBrowser } from "./answer-browser";

/** `POST /api/auth/reset/finish {token, password}` → `{next, email}` and the challenge of the second step in a cookie. */
export const postResetFinish = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    requireStorableText(body);
    const facts = requestFacts(request.headers);
    const { person, sessionsEnded } = await resetPassword(resetPasswordInput.parse(body), facts);
    await noteInTenants({ personId: person.id }, "member.reset-password", { sessionsEnded }, facts);
    const { challenge, ...asked } = await startChallenge(person, facts);
    return {
      body: { ...asked, email: person.email },
      cookie: setCookie(authCookies.challenge(), challenge, challengeSeconds),
    };
  });
