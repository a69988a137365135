import { z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { requireJson } from "@/server/api/require-same-origin";
import { requireStorableText } from "@/server/api/require-storable-text";
import type { Context, Permission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { keepIdempotent } from "./keep-idempotent";
import { problemShape, problemType } from "./problem";
import type { RestApi, RestEnv } from "./rest-api";

/** What a verb may give for an answer: where the answer has a text, an instant may stand. */
export type Answerable<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Answerable<Item>[]
    : T extends object
      ? { [Name in keyof T]: Answerable<T[Name]> }
      : T;

type None = z.ZodObject<Record<never, never>>;

export type Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api/v1: `/contacts/{contactId}`. */
  path: string;
  /** The noun, as the reference groups it. */
  tag: string;
  summary: string;
  /** Named in the reference; the verb checks it. */
  permission?: Permission;
  params?: P;
  /** Values arrive as text: `z.coerce.number()`, and `z.union([x, z.array(x)])` for what may be repeated. */
  query?: Q;
  /** JSON, at most `bodyLimitInBytes` (1 MiB unless said). */
  body?: B;
  bodyLimitInBytes?: number;
  /** Shape of the answer (`z.object`, instants as `z.iso.datetime()`); what it does not name is not sent. Without one: 204. */
  answer?: A;
  status?: 200 | 201 | 202;
  run: (
    context: Context,
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
  ) => Promise<Answerable<z.input<A>>>;
};

const defaultBodyLimitInBytes = 1 << 20;
const tooLarge = (limitInBytes: number) => new DomainError("TOO_LARGE", "api.bodyTooLarge", { limitInBytes });

/** Repeated names become lists. */
const queryOf = (c: HonoContext): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length > 1 ? values : (values[0] ?? ""),
    ]),
  );

/** `{id}` of OpenAPI is `:id` of Hono. */
export const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/**
 * Adds one route, checked and documented from the same schemas: input parsed, verb called, answer shaped. A POST honours
 * `Idempotency-Key`.
 */
export function addRoute<
  P extends z.ZodType = None,
  Q extends z.ZodType = None,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
>(api: RestApi, route: Route<P, Q, B, A>): void {
  document(api, route);
  const { bodyLimitInBytes = defaultBodyLimitInBytes } = route;
  api.on(
    route.method.toUpperCase(),
    honoPath(route.path),
    bodyLimit({
      maxSize: bodyLimitInBytes,
      onError: () => {
        throw tooLarge(bodyLimitInBytes);
      },
    }),
    async (c, next) => (route.method === "post" ? keepIdempotent(c, next) : next()),
    async (c) => answer(c, route, await route.run(c.get("context"), await readInput(c, route))),
  );
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  c: HonoContext<RestEnv>,
  { params, query, body }: Route<P, Q, B, A>,
) {
  const asked = { params: c.req.param(), query: queryOf(c), body: body && (await readJson(c)) };
  for (const part of Object.values(asked)) requireStorableText(part);
  // A schema that a route does not give reads as "nothing is expected": its generic is then empty.
  return {
    params: (params?.parse(asked.params) ?? {}) as z.output<P>,
    query: (query ?? z.strictObject({})).parse(asked.query) as z.output<Q>,
    body: body?.parse(asked.body) as z.output<B>,
  };
}

async function readJson(c: HonoContext): Promise<unknown> {
  requireJson(c.req.raw);
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INVALID", "api.badJson");
  }
}

function answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  c: HonoContext,
  route: Route<P, Q, B, A>,
  result: unknown,
): Response {
  if (route.answer === undefined) return c.body(null, 204);
  const shaped = route.answer.safeParse(JSON.parse(JSON.stringify(result)));
  if (!shaped.success)
    throw new Error(`the answer of ${route.path} has not its own shape`, {
      cause: shaped.error.issues[0]?.path,
    });
  return c.json(shaped.data, (route.status ?? 200) as ContentfulStatusCode);
}

const idempotencyHeader = z.object({
  "Idempotency-Key": z
    .string()
    .max(255)
    .optional()
    .describe("Sending the same request again within 24 h with the same key gives the first answer again."),
});

function document<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  api: RestApi,
  route: Route<P, Q, B, A>,
): void {
  const { method, path, tag, summary, permission, params, query, body } = route;
  const fits = { description: summary };
  const failure = { description: "Problem (RFC 9457)", content: { [problemType]: { schema: problemShape } } };
  api.openAPIRegistry.registerPath({
    method,
    path,
    tags: [tag],
    summary,
    ...(permission && { description: `Needs the scope \`${permission}\`.` }),
    security: [{ key: [] }],
    request: {
      ...(params instanceof z.ZodObject && { params }),
      ...(query instanceof z.ZodObject && { query }),
      ...(method === "post" && { headers: idempotencyHeader }),
      ...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
    },
    responses: {
      ...(route.answer
        ? { [route.status ?? 200]: { ...fits, content: { "application/json": { schema: route.answer } } } }
        : { 204: fits }),
      default: failure,
    },
  });
}
