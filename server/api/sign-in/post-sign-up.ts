import { browserLanguage } from "@/server/api/pick-language";
import { requireStorableText } from "@/server/api/require-storable-text";
import { limitAccountMail } from "@/server/auth/limit-account-mail";
import { requestFacts } from "@/server/auth/request-facts";
import { requireOpenSignUp } from "@/server/domain/accounts/is-sign-up-open";
import { requestLink } from "@/server/domain/accounts/request-link";
import { signUpInput } from "@/server/domain/accounts/schema";
import { answerBrowser } from "./answer-browser";

/** `POST /api/auth/sign-up {email, name, company}` → `{}`, whether or not the address has an account; the rest is in a mail. */
export const postSignUp = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    requireOpenSignUp();
    requireStorableText(body);
    const { email, name, company } = signUpInput.parse(body);
    const { address } = requestFacts(request.headers);
    const details = { name, company, locale: browserLanguage(request.headers) };
    if (await limitAccountMail("sign-up", { email, address }))
      await requestLink("sign-up", { email, details });
    return { body: {} };
  });
