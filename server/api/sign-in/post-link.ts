import { invitedContext } from "@/server/auth/request-context";
import { type RequestFacts, requestFacts } from "@/server/auth/request-facts";
import { type AccountLink, findLink } from "@/server/domain/accounts/find-link";
import { suggestSlug } from "@/server/domain/accounts/pure/suggest-slug";
import { linkDetails, linkInput } from "@/server/domain/accounts/schema";
import { describeInvitation } from "@/server/domain/invitations/describe-invitation";
import { answerBrowser } from "./answer-browser";

async function shown(link: AccountLink, facts: RequestFacts): Promise<object> {
  const { kind, email, invitationId, details } = link;
  if (kind !== "invitation") {
    const { name, company } = linkDetails.parse(details);
    return { kind, email, name, company, slug: suggestSlug(company, email) };
  }
  const invited = await describeInvitation(invitedContext(link, facts), invitationId ?? "");
  const { name, company, inviter, role, customRole, hasAccount } = invited;
  return { kind, email, name, company, inviter, role, customRole, hasAccount };
}

/**
 * `POST /api/auth/link {token}` → what the page that a mail's link opens shows: `{kind, email, name, company, …}`. Only the mail's
 * reader has the token; looking does not use the link up.
 */
export const postLink = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const link = await findLink(linkInput.parse(body).token);
    return { body: await shown(link, requestFacts(request.headers)) };
  });
