import { browserLanguage } from "@/server/api/pick-language";
import { requireStorableText } from "@/server/api/require-storable-text";
import { limitAccountMail } from "@/server/auth/limit-account-mail";
import { requestFacts } from "@/server/auth/request-facts";
import { requestLink } from "@/server/domain/accounts/request-link";
import { requestResetInput } from "@/server/domain/accounts/schema";
import { answerBrowser } from "./answer-browser";

/** `POST /api/auth/reset {email}` → `{}`, whether or not the address has an account; the rest is in a mail. */
export const postReset = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    requireStorableText(body);
    const { email } = requestResetInput.parse(body);
    const { address } = requestFacts(request.headers);
    const details = { locale: browserLanguage(request.headers) };
    if (await limitAccountMail("password-reset", { email, address }))
      await requestLink("password-reset", { email, details });
    return { body: {} };
  });
