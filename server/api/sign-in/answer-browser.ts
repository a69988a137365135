import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireJson, requireSameOrigin } from "@/server/api/require-same-origin";
import { DomainError } from "@/server/platform/errors";

const noStore = { "cache-control": "private, no-store" };
const largestBodyInBytes = 8_192;

async function readJson(request: Request): Promise<unknown> {
  requireJson(request);
  const text = await request.text();
  if (text.length > largestBodyInBytes)
    throw new DomainError("TOO_LARGE", "api.bodyTooLarge", { limitInBytes: largestBodyInBytes });
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INVALID", "api.badJson");
  }
}

export type BrowserAnswer = { body: unknown; cookie?: string };

/**
 * Answers one JSON request of our own sign-in pages: from our own origin only, never cached. An error is
 * `{ error: { code, key, message, fields } }` in the browser's language.
 */
export async function answerBrowser(
  request: Request,
  work: (body: unknown) => Promise<BrowserAnswer>,
): Promise<Response> {
  try {
    requireSameOrigin(request);
    const { body, cookie } = await work(await readJson(request));
    return Response.json(body, { headers: { ...noStore, ...(cookie && { "set-cookie": cookie }) } });
  } catch (error) {
    const { status, details, ...told } = renderError(error, browserLanguage(request.headers));
    const { retryAfterSeconds } = details;
    const retry = typeof retryAfterSeconds === "number" && { "retry-after": String(retryAfterSeconds) };
    return Response.json({ error: told }, { status, headers: { ...noStore, ...retry } });
  }
}
