import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";

/**
 * Refuses what another site made a browser send (OWASP, Cross-Site Request Forgery Prevention, Fetch Metadata).
 * `Sec-Fetch-Site` decides where the browser sends it: `same-origin`, or `none` (typed into the address bar) for a GET.
 * Without it, `Origin` must be ours; a GET without either is let through, as it changes nothing.
 *
 * @throws FORBIDDEN the request comes from elsewhere, or does not say where from
 */
export function requireSameOrigin(request: Request): void {
  const changesNothing = request.method === "GET" || request.method === "HEAD";
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isOurs = site
    ? site === "same-origin" || (site === "none" && changesNothing)
    : origin === env().APP_ORIGIN || (origin === null && changesNothing);
  if (!isOurs) throw new DomainError("FORBIDDEN", "api.otherOrigin");
}

/**
 * A JSON body cannot be sent across origins without asking first; a form or plain text can.
 *
 * @throws INVALID the body is of another type
 */
export function requireJson(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new DomainError("INVALID", "api.jsonRequired");
}
