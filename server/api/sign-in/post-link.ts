import { findLink } from "@/server/domain/accounts/find-link";
import { suggestSlug } from "@/server/domain/accounts/pure/suggest-slug";
import { linkDetails, linkInput } from "@/server/domain/accounts/schema";
import { answerBrowser } from "./answer-browser";

/**
 * `POST /api/auth/link {token}` → what the page that a mail's link opens shows: `{kind, email, name, company, slug}`. Only the mail's
 * reader has the token; looking does not use the link up.
 */
export const postLink = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const { kind, email, details } = await findLink(linkInput.parse(body).token);
    const { name, company } = linkDetails.parse(details);
    return { body: { kind, email, name, company, slug: suggestSlug(company, email) } };
  });
