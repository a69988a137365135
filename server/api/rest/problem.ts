import { z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import { pickLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { DomainError } from "@/server/platform/errors";

export const problemType = "application/problem+json";

/** RFC 9457. */
export const problemShape = z.object({
  type: z.string().describe("The error's key; it does not change with the language."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("What happened and what to do, in the language of Accept-Language (en, ja)."),
  errors: z
    .array(z.object({ field: z.string(), type: z.string(), detail: z.string() }))
    .describe("One entry per wrong field, by its path in the body."),
  details: z.record(z.string(), z.unknown()),
});

const titles: Readonly<Record<number, string>> = {
  400: "Invalid request",
  401: "Not authenticated",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  413: "Too large",
  429: "Too many requests",
  500: "Unexpected error",
  503: "Unavailable",
};

/** Hono's own errors speak of HTTP alone; what it raises here is a body that cannot be read. */
const asOurs = (error: unknown) =>
  error instanceof HTTPException && error.status < 500 ? new DomainError("INVALID", "api.badJson") : error;

/** Any error as a problem document. */
export function problem(c: HonoContext, error: unknown): Response {
  const language = pickLanguage(c.req.header("accept-language") ?? null, "en");
  const { status, key, message, details, fields } = renderError(asOurs(error), language);
  const document: z.output<typeof problemShape> = {
    type: key,
    title: titles[status] ?? "Error",
    status,
    detail: message,
    errors: fields.map((field) => ({ field: field.field, type: field.key, detail: field.message })),
    details,
  };
  const headers = new Headers({ "content-type": problemType, "content-language": language });
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="hikyaku"');
  if (typeof details.retryAfterSeconds === "number")
    headers.set("retry-after", String(details.retryAfterSeconds));
  return new Response(JSON.stringify(document), { status, headers });
}
