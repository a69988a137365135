import { trackingPage } from "@/server/api/tracking/tracking-page";
import { findReader } from "@/server/domain/sends/find-reader";
import { viewMail } from "@/server/domain/sends/view-mail";

/**
 * A mail in the browser, as its recipient got it: same content, same links, no open counted. The content origin's own
 * policy lets it run nothing; a second one here would hold the pages in its sandbox, too, to which its links lead.
 */
export async function answerWebView(request: Request, token: string): Promise<Response> {
  const reader = await findReader(token, "v");
  const mail = reader && (await viewMail(reader));
  if (!mail) return trackingPage(request, 404, "linkUnknown");
  return new Response(mail.html ?? mail.text, {
    headers: {
      "content-type": mail.html === null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8",
      "cache-control": "no-store, private",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}
