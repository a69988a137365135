import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireSameOrigin } from "@/server/api/require-same-origin";
import { handleNextAuth } from "@/server/auth/handle-next-auth";

/**
 * The code step and signing out, as `next-auth/react` asks for them: `signIn("credentials", { code, redirect: false })`
 * exchanges challenge and code for a session, or gives an error key such as `auth.wrongCode`.
 */
export async function handleNextAuthRequest(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    return await handleNextAuth(request);
  } catch (error) {
    const { status, message, key } = renderError(error, browserLanguage(request.headers));
    return Response.json({ error: { key, message } }, { status, headers: { "cache-control": "no-store" } });
  }
}
